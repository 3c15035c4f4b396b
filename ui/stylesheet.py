# SPDX-License-Identifier: GPL-3.0-or-later
"""The Qt style sheet, built from palette values and the unit of space; type only in points."""

from __future__ import annotations

from ui.palette import Colors, Tone


def stylesheet(colors: Colors, points: float, step: int) -> str:
    """Build the whole sheet. ``step`` is 4 logical pixels at the usual text size."""
    c, s = colors, step
    small = points - 1
    return "".join(
        (
            _text(c, points, small),
            _buttons(c, s),
            _inputs(c, s, small),
            _surfaces(c, s),
            _tables(c, s, small),
            _rail(c, s, points, small),
            _tones(c, s, small),
            _high(c, s) if c.high else "",
        )
    )


def _text(c: Colors, points: float, small: float) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[type="title"] {{ font-size: {points + 7.5}pt; font-weight: 700; }}
QLabel[type="heading"] {{ font-size: {points + 1}pt; font-weight: 600; }}
QLabel[type="strong"] {{ font-weight: 600; }}
QLabel[type="muted"] {{ color: {c.muted}; }}
QLabel[type="small"] {{ color: {c.muted}; font-size: {small}pt; }}
QLabel[type="figure"] {{ font-size: {points * 2}pt; font-weight: 700; color: {c.primary}; }}
QLabel[type="code"] {{ font-size: {points + 4}pt; font-weight: 600; }}
QLabel[type="problem"] {{ color: {c.bad.text}; font-size: {small}pt; font-weight: 500; }}
QLabel[type="link"] {{ color: {c.primary}; font-weight: 500; }}
QToolTip {{ color: {c.text}; background: {c.card}; border: 1px solid {c.field_line}; }}
"""


def _buttons(c: Colors, s: int) -> str:
    pad_v, pad_h, radius = s * 2 - 1, s * 4, s * 2 - 1
    return f"""
QPushButton {{ color: {c.text}; background: {c.card}; border: 1px solid {c.field_line};
  border-radius: {radius}px; padding: {pad_v}px {pad_h}px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.selected}; }}
QPushButton:focus {{ border: 2px solid {c.focus}; padding: {pad_v - 1}px {pad_h - 1}px; }}
QPushButton[kind="primary"] {{ color: {c.on_primary}; background: {c.primary};
  border-color: {c.primary}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {c.primary_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {c.primary_pressed}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {c.text}; }}
QPushButton[kind="danger"] {{ color: {c.bad.text}; border-color: {c.bad.solid};
  font-weight: 600; }}
QPushButton[kind="danger"]:hover {{ background: {c.bad.soft}; }}
QPushButton[kind="plain"] {{ background: transparent; border-color: transparent;
  color: {c.primary}; font-weight: 500; }}
QPushButton[kind="plain"]:hover {{ background: {c.selected}; }}
QPushButton[kind="plain"]:focus {{ border-color: {c.focus}; }}
QCheckBox::indicator:unchecked {{ width: {s * 3}px; height: {s * 3}px;
  border: 1px solid {c.field_line}; border-radius: {s // 2}px; background: {c.card}; }}
QPushButton:disabled, QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled {{
  color: {c.disabled_text}; background: {c.disabled_fill}; border-color: {c.line}; }}
QPushButton[kind="plain"]:disabled {{ background: transparent; border-color: transparent; }}
QPushButton[kind="choice"] {{ text-align: left; padding: {s * 4}px;
  border-radius: {radius + 2}px; }}
QPushButton[kind="choice"]:checked {{ border: 2px solid {c.primary}; background: {c.selected};
  padding: {s * 4 - 1}px; }}
QPushButton[kind="filter"] {{ padding: {s}px {s * 3}px; border-color: transparent;
  border-radius: {s * 3}px; background: {c.neutral.soft}; color: {c.neutral.text};
  font-weight: 600; }}
QPushButton[kind="filter"][dense="true"] {{ padding: {s}px {s * 2}px; }}
QPushButton[kind="filter"]:hover {{ border-color: {c.field_line}; }}
QPushButton[kind="filter"]:checked {{ background: {c.primary}; color: {c.on_primary}; }}
QPushButton[kind="filter"]:focus {{ border: 2px solid {c.focus};
  padding: {s - 1}px {s * 3 - 1}px; }}
QPushButton[kind="filter"][dense="true"]:focus {{ padding: {s - 1}px {s * 2 - 1}px; }}
QPushButton[kind="filter"]:checked:focus {{ border-color: {c.text}; }}
QToolButton {{ color: {c.text}; background: transparent; border: 1px solid transparent;
  border-radius: {s}px; padding: {s}px; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:focus {{ border-color: {c.focus}; }}
"""


def _inputs(c: Colors, s: int, small: float) -> str:
    pad_v, pad_h, radius = s * 2 - 2, s * 2 + 2, s * 2 - 1
    fields = "QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QSpinBox"
    focused = ", ".join(f"{name}:focus" for name in fields.split(", "))
    wrong = ", ".join(f'{name}[problem="true"]' for name in fields.split(", "))
    off = ", ".join(f"{name}:disabled" for name in fields.split(", "))
    return f"""
{fields} {{ color: {c.text}; background: {c.field}; border: 1px solid {c.field_line};
  border-radius: {radius}px; padding: {pad_v}px {pad_h}px;
  selection-background-color: {c.primary}; selection-color: {c.on_primary}; }}
{focused} {{ border: 2px solid {c.focus}; padding: {pad_v - 1}px {pad_h - 1}px; }}
{wrong} {{ border: 2px solid {c.bad.solid}; padding: {pad_v - 1}px {pad_h - 1}px; }}
{off} {{ color: {c.disabled_text}; background: {c.disabled_fill}; border-color: {c.line}; }}
QLineEdit[readOnly="true"] {{ background: {c.page}; border-color: {c.line}; }}
QLineEdit[type="code"] {{ font-size: {small + 3}pt; font-weight: 600; }}
QComboBox QLineEdit, QSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
QComboBox::drop-down {{ border: none; width: {s * 7}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView, QListView[popup="true"] {{ color: {c.text}; background: {c.card};
  border: 1px solid {c.field_line}; outline: none; padding: {s // 2}px;
  selection-background-color: {c.selected}; selection-color: {c.text}; }}
QComboBox QAbstractItemView::item, QListView[popup="true"]::item {{ min-height: {s * 8}px;
  padding-left: {s}px; padding-right: {s}px; }}
"""


def _surfaces(c: Colors, s: int) -> str:
    return f"""
QMainWindow, QDialog, QWidget[surface="page"] {{ background: {c.page}; }}
QFrame[surface="card"] {{ background: {c.card}; border: 1px solid {c.line};
  border-radius: {s * 2 + 1}px; }}
QFrame[surface="coach"] {{ background: {c.card}; border: 2px solid {c.focus};
  border-radius: {s * 2 + 1}px; }}
QFrame[surface="question"] {{ background: transparent; border: 2px solid transparent;
  border-radius: {s * 2 - 1}px; }}
QFrame[surface="question"]:focus {{ border-color: {c.focus}; background: {c.hover}; }}
QFrame[surface="line"] {{ background: {c.line}; border: none; max-height: 1px;
  min-height: 1px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[surface="clear"] {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {s * 3}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {s * 3}px; margin: 0; }}
QScrollBar::handle {{ background: {c.field_line}; border-radius: {s}px; margin: {s // 2}px; }}
QScrollBar::handle:vertical {{ min-height: {s * 8}px; }}
QScrollBar::handle:horizontal {{ min-width: {s * 8}px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ background: {c.neutral.soft}; border: none; border-radius: {s}px;
  max-height: {s * 2}px; min-height: {s * 2}px; text-align: center; }}
QProgressBar::chunk {{ background: {c.primary}; border-radius: {s}px; }}
QMenu {{ background: {c.card}; color: {c.text}; border: 1px solid {c.field_line};
  padding: {s}px; }}
QMenu::item {{ padding: {s + 2}px {s * 6}px {s + 2}px {s * 3}px; border-radius: {s}px; }}
QMenu::item:selected {{ background: {c.selected}; color: {c.text}; }}
QMenu::item:disabled {{ color: {c.disabled_text}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {s}px; }}
QTabBar::tab {{ padding: {s * 2}px {s * 4}px; color: {c.muted}; background: transparent;
  border: none; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.primary}; font-weight: 600; }}
QTabBar::tab:focus {{ color: {c.primary}; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
"""


def _tables(c: Colors, s: int, small: float) -> str:
    return f"""
QTableView {{ background: {c.card}; border: none; outline: none; gridline-color: {c.line};
  selection-background-color: {c.selected}; selection-color: {c.text}; color: {c.text}; }}
QTableView[focusRing="true"]:focus {{ border: 1px solid {c.focus}; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QTableCornerButton::section {{ background: {c.card}; border: none; }}
QHeaderView {{ background: {c.card}; border: none; }}
QHeaderView::section {{ background: {c.card}; color: {c.muted}; border: none;
  border-bottom: 1px solid {c.field_line}; padding: {s * 2}px {s * 2}px; font-weight: 600;
  font-size: {small}pt; }}
QHeaderView::section:hover {{ color: {c.text}; }}
QHeaderView::up-arrow, QHeaderView::down-arrow {{ width: 0; height: 0; }}
QListView {{ background: {c.card}; border: 1px solid {c.line}; border-radius: {s * 2 - 1}px;
  outline: none; selection-background-color: {c.selected}; selection-color: {c.text}; }}
QListWidget::item {{ padding: {s + 2}px {s * 2}px; }}
QListView::item:selected {{ background: {c.selected}; color: {c.text}; }}
"""


def _rail(c: Colors, s: int, points: float, small: float) -> str:
    return f"""
QFrame[surface="sample"] {{ background: {c.warn.soft}; border: none;
  border-bottom: 2px solid {c.warn.solid}; }}
QFrame[surface="sample"] QLabel {{ color: {c.warn.text}; background: transparent; }}
QFrame[surface="rail"] {{ background: {c.rail}; border: none; }}
QWidget[surface="railpages"] {{ background: {c.rail}; }}
QFrame[surface="rail"] QLabel {{ color: {c.rail_text}; }}
QFrame[surface="rail"] QLabel[type="program"] {{ font-size: {points + 3.5}pt;
  font-weight: 700; }}
QFrame[surface="rail"] QLabel[type="small"] {{ color: {c.rail_muted}; }}
QFrame[surface="rail"] QLabel[type="badge"] {{ background: {c.badge}; color: {c.on_badge};
  border-radius: {s * 2}px; padding: 1px {s * 2}px; font-size: {small}pt; font-weight: 700; }}
QPushButton[kind="rail"] {{ color: {c.rail_text}; background: transparent; text-align: left;
  border: 1px solid transparent; border-radius: {s * 2 - 1}px;
  padding: {s * 2 - 1}px {s * 2}px; }}
QPushButton[kind="rail"]:hover {{ background: {c.rail_hover}; }}
QPushButton[kind="rail"]:checked {{ background: {c.rail_active}; }}
QPushButton[kind="rail"]:focus {{ border: 2px solid {c.rail_muted};
  padding: {s * 2 - 2}px {s * 2 - 1}px; }}
QPushButton[kind="raillink"] {{ color: {c.rail_text}; background: transparent; border: none;
  padding: {s // 2}px; font-size: {small}pt; text-align: left; }}
QPushButton[kind="raillink"]:hover, QPushButton[kind="raillink"]:focus {{
  text-decoration: underline; color: {c.on_badge}; }}
"""


def _tones(c: Colors, s: int, small: float) -> str:
    rules = []
    for tone in Tone:
        colors = c.tone(tone)
        rules.append(f"""
QLabel[chip="{tone}"] {{ color: {colors.text}; background: {colors.soft};
  border-radius: {s * 2}px; padding: {s // 2}px {s * 3 - 1}px; font-size: {small}pt;
  font-weight: 600; }}
QLabel[tone="{tone}"] {{ color: {colors.text}; }}
QFrame[notice="{tone}"] {{ background: {colors.soft}; border: 1px solid {colors.solid};
  border-radius: {s * 2 - 1}px; }}
QFrame[notice="{tone}"] QLabel {{ color: {colors.text}; }}
""")
    return "".join(rules)


def _high(c: Colors, s: int) -> str:
    """What colour says elsewhere has a line of its own in high contrast."""
    chips = ", ".join(f'QLabel[chip="{tone.value}"]' for tone in Tone)
    return f"""
{chips} {{ border: 1px solid {c.text}; }}
QPushButton[kind="rail"]:checked {{ border: 2px solid {c.rail_text};
  padding: {s * 2 - 2}px {s * 2 - 1}px; }}
QPushButton[kind="rail"]:focus {{ border: 2px solid {c.warn.soft}; }}
QPushButton[kind="primary"]:focus {{ color: {c.text}; background: {c.card}; }}
"""
