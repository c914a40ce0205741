"""Reads a figure as a newspaper prints it (近6万个, 60多项, 40—50天) into normal form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from citydsl.dsl.model.numerals import chinese_number
from citydsl.dsl.model.quantity import Bound, Number, Quantity
from citydsl.dsl.record import NamedTuple

__all__ = ["Reading", "read_quantity"]


class Reading(NamedTuple):
    """What a printed figure says, and the part of it that was not understood."""

    quantities: tuple[Quantity, ...]
    unread: tuple[int, int] | None


class _Words(NamedTuple):
    """Words to find at a place in a text, the longest first, unless a longer word is there."""

    bounds: Mapping[str, frozenset[Bound]]
    look_alikes: tuple[str, ...]
    longest: int

    def after(self, text: str, start: int) -> str:
        """The longest of the words that begins here."""
        if text.startswith(self.look_alikes, start):
            return ""
        for end in range(min(start + self.longest, len(text)), start, -1):
            if text[start:end] in self.bounds and _is_whole(text, start, end):
                return text[start:end]
        return ""

    def before(self, text: str, end: int, floor: int) -> str:
        """The longest of the words that ends here, without going back past the floor."""
        for start in range(max(end - self.longest, floor), end):
            if text[start:end] in self.bounds and _is_whole(text, start, end):
                return "" if text.endswith(self.look_alikes, floor, end) else text[start:end]
        return ""


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether an English word is not part of a longer one; Chinese has no word ends."""
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return not (_is_letter(text[end - 1]) and any(map(_is_letter, around)))


def _is_letter(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def _words(look_alikes: str, *, neutral: str = "", **rows: str) -> _Words:
    """A table of words by bound, with bars between them since English ones contain spaces."""
    bounds = {word: frozenset[Bound]() for word in ("", *neutral.split("|"))}
    for name, row in rows.items():
        bounds |= dict.fromkeys(row.split("|"), frozenset({Bound(name)}))
    bounds |= {word.capitalize(): bound for word, bound in bounds.items()}
    return _Words(bounds, tuple(look_alikes.split()), max(map(len, bounds)))


_BEFORE = _words(
    "附近 最近 靠近 邻近 签约 预约 集约 条约 合约 公约 违约",
    about="约|约为|约有|大约|大概|近似|≈|~|about|around|approximately|roughly|some",
    below="近|将近|接近|不足|不到|未满|低于|少于|小于|<|nearly|almost|close to|just under|under|below"
    "|less than|fewer than",
    above="超|超过|超出|突破|逾|多于|高于|大于|>|over|more than|above|exceeding",
    at_least="不少于|不低于|不小于|至少|最少|≥|at least|no fewer than|no less than",
    at_most="不超过|不超|不多于|不高于|不大于|至多|最多|≤|at most|up to|no more than|within",
    # Both contradict a range, or its absence: `between 40` is no range, and `from 40 to 50` is
    # a change, which the language writes as two figures.
    range="between|介于",
    exact="from|从|由",
    neutral="累计|共|共计|合计|总计|总共|已|已有|已经|目前|当前|现有|现已|达|达到|高达|多达|有|为|是|了|至|到"
    "|和|及|与|以及|降低|下降|减少|缩短|压缩|节约|节省|降|提升|提高|增长|增加|上升|增|升|同比|环比|覆盖"
    "|整合|汇聚|实现|建成|by|of|in|to|and|across|with|plus|total|reached|since",
)
_BEHIND = _words(
    "上下级 上下游 起步 起点 起来 起飞 一起 发起",
    about="左右|上下|or so",
    at_least="以上|及以上|及其以上|含以上|(含)以上|起|or more|and above",
    at_most="以下|及以下|及其以下|含以下|(含)以下|以内|之内|or less|or fewer",
    below="不到",
    above="+",
)
_UNITS = _words(
    "部门 部委 部分 部署 人工 人民 人口 人才 人物 人类 家庭 项目 位一体 位置 位数 台账 台风 期间 期限"
    " 期望 处理 处置 日常 年级 类型 类别 名单 名称 批准 批量 条件 条例 条款 套餐 户籍 端口 场景 场所"
    " 场馆 场地 组织 层次 层级 门户 份额 间隔 支撑 支持 架构 大精神 大报告",
    neutral="个|项|条|类|大类|小类|套|张|朵|级|家|所|处|座|人|户|次|人次|件|天|日|月|个月|年|年度|周|小时"
    "|个小时|分钟|秒|毫秒|倍|名|位|种|批|期|端|部|台|辆|公里|平方公里|米|平方米|立方米|千米|吨|千克|公斤"
    "|亩|公顷|元|美元|千瓦|千瓦时|兆|层|款|组|支|艘|架|栋|幢|间|只|块|份|篇|笔|宗|起|例|场|轮|门|岁"
    "|百分点|个百分点|%|‰|℃|KB|MB|GB|TB|PB|EB|ZB|MB/s|GB/s|km|kg|percent|per cent|second|seconds"
    "|minute|minutes|hour|hours|day|days|week|weeks|month|months|year|years|times"
    # Not units, but read like one: 五大平台 counts 平台, and 10PB级 is of the order of 10 PB.
    "|大|KB级|MB级|GB级|TB级|PB级|EB级|ZB级|毫秒级|秒级|分钟级|小时级|元级",
)
_MORE = dict.fromkeys("多余几+", frozenset({Bound.ABOVE})) | {"来": frozenset({Bound.ABOUT})}
_SPELLING = {"percent": "%", "per cent": "%", "大": ""}
_MERGED = {frozenset({bound}): bound for bound in Bound} | {
    frozenset(): Bound.EXACT,
    frozenset({Bound.ABOVE, Bound.AT_LEAST}): Bound.ABOVE,
    frozenset({Bound.ABOVE, Bound.ORDER}): Bound.ABOVE,
    frozenset({Bound.AT_LEAST, Bound.ORDER}): Bound.AT_LEAST,
    frozenset({Bound.BELOW, Bound.ORDER}): Bound.BELOW,
    frozenset({Bound.ABOUT, Bound.ORDER}): Bound.ORDER,
    frozenset({Bound.ABOUT, Bound.RANGE}): Bound.RANGE,
}
_TEXT = Quantity(low=None, high=None, unit="", bound=Bound.TEXT)
_QUOTES = "“”\"'‘’「」『』《》"
_NO_QUOTES = dict.fromkeys(map(ord, _QUOTES))
_BLANK = _QUOTES + " \n\t"
_SEPARATORS = ",、;:!()[]【】。…\n"
_STOPS = re.escape(_SEPARATORS) + r"—–\-"
# Full-width forms have the code points of ASCII, 0xFEE0 further on: offsets stay what they were.
_HALF_WIDTH = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x2212: 0x2D}
_HAN = "零〇一二两三四五六七八九十百千万亿"


def _one_of(signs: str) -> str:
    """A set of signs as pairs, which `re` compiles in a tenth of the time; `(?=)` parts them."""
    return "|".join(f"[{signs[at : at + 2]}](?=)" for at in range(0, len(signs), 2))


_ANY_HAN = f"(?:{_one_of(_HAN)})"
_TENS = f"(?:{_one_of('十百千')})"
_ENGLISH = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_ZEROS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12} | _ENGLISH
_FACTORS: dict[str, int] = {
    a + b: 10 ** (m + n) for a, m in _ZEROS.items() for b, n in _ZEROS.items()
}
_LONE_FACTORS = ("百", "千", "万", "亿")

# What few figures need is compiled when one does: all patterns take longer than all figures.
_lazy = cache(re.compile)
# Every repetition below is bounded, or begins only where its run begins: no text is slow.
_ENGLISH_FACTOR = rf"\s?(?i:{'|'.join(_ENGLISH)})(?![A-Za-z])"
_FACTOR = rf"(?:{_TENS}?(?:万亿|[万亿])|{_TENS}(?!{_one_of('分瓦克米')})|{_ENGLISH_FACTOR})"
_NUMBER = (
    r"(?P<sign>\A[-+])?(?P<percent>百分之)?"
    r"(?P<number>(?>(?:[0-9]{1,3}(?:,[0-9]{3}){1,30}|[0-9]{1,100})(?:\.[0-9]{1,100})?"
    rf"(?:{_FACTOR}[0-9]{{1,8}}){{0,2}}{_FACTOR}?|{_ANY_HAN}{{1,40}}(?!{_ANY_HAN}))"
    # PB级 has no number: it is one PB, of which the number is empty.
    r"|(?=(?:[KMGTPEZ]B|毫秒|秒|分钟|小时)级))"
    r"(?![0-9]|[.,:/+][0-9]|[/+][NX]|分之)"
)
_YEAR = re.compile("(?:19[0-9]{2}|20[0-9]{2}|2100)")
_DATE = (
    rf"(?P<date>{_YEAR.pattern}(?:年[0-9]{{1,2}}月份?(?:[0-9]{{1,2}}[日号])?"
    r"|-[0-9]{2}(?:-[0-9]{2})?(?![0-9%十百千万亿-])))"
)
_NAME = (
    # IPv6 and COVID-19; 5G and 114N, but 5GB is a size; 1+2+2+N; 12月20日; 第3, 前10.
    r"(?<![0-9A-Za-z.])(?:[A-Za-z][A-Za-z.]{0,20}-?[0-9][A-Za-z0-9.-]{0,40}"
    r"|[0-9]{1,9}(?![KMGTPEZ]B(?![A-Za-z]))[A-Z][A-Za-z0-9]{0,40}"
    r"|(?:[0-9]{1,4}[/+]){1,9}[NX]|[0-9]{1,4}(?:\+[0-9]{1,4}){1,9}(?:[>=][0-9]{1,4})?"
    r"|[0-9]{1,2}月[0-9]{1,2}[日号]|7[×xX*]24(?:小时)?)"
    r"|第[0-9]{1,9}|(?<![目当以之提此])前[0-9]{1,9}|(?:热线|电话|拨打):?\s?[0-9]{1,20}"
)
_ALONE = rf"(?<![0-9A-Za-z.\-–—/])(?<!{_ANY_HAN})(?<![^\s(]~)(?<![0-9][:,])(?<!分之)"
_TOKEN = re.compile(rf"(?P<name>{_NAME})|{_ALONE}(?:{_DATE}|{_NUMBER})")
_PAIR = re.compile(rf"([0-9][0-9,]*)(?:\.([0-9]+))?({_FACTOR})?")
_SHARED_FACTOR = rf"(?:万亿|{_one_of('百千万亿')}|{_ENGLISH_FACTOR})\Z"
_MORE_OF_IT = re.compile(rf"([多余几+]|来(?![自源]))({_FACTOR})?")
_JOIN = re.compile(r"\s{0,3}(?:[-‐‑–—~]{1,2}|至|到)\s{0,3}|\s{1,3}to\s{1,3}")
_DASH = re.compile(r"\s{0,3}[-–—/~]+\s{0,3}([0-9])?")
# Behind a number without a measure word these make a name of it: 4.0标准, 12345便民热线, 2号线.
_NAMED = "热线|标准|版|架构|工程|时代|号|百强|行动|计划"
_NOUN = re.compile(rf"\s*(?:的|of |(?<=级)别)?\s*((?:[^.{_STOPS}]|\.(?=\w))*)")
_PROMISING = re.compile(rf"[0-9]|{_ANY_HAN}|(?:{_one_of('B秒钟时')})级")
# What was read is blanked with NUL, so these reach to the last such sign before the next figure.
_STRAY = r"[0-9](?:[^\0]*[0-9])?"
_SIGN = rf"[0-9]|[^\w\s\0{_QUOTES}{_STOPS}.·〈〉&+/]"
_JUNK = rf"(?:{_SIGN})(?:[^\0]*(?:{_SIGN}))?"


class _Figure(NamedTuple):
    """A figure where it stands in a text, with what the words that touch it say."""

    start: int
    end: int
    numbers: tuple[Number, ...]
    unit: str
    bounds: frozenset[Bound]
    printed: str
    led: bool = False


def read_quantity(printed: str) -> Reading:
    """Read every figure of a printed string, or keep it as text and say what was not read."""
    text = printed.translate(_HALF_WIDTH)
    if not _PROMISING.search(text):
        return Reading((_TEXT,), None)
    figures, rest = _scan(text)
    quantities = []
    ends = [*(figure.start for figure in figures), len(text)][1:]
    for figure, end in zip(figures, ends, strict=False):
        # The pattern matches the empty string too, so there always is a first match.
        noun = next(_NOUN.finditer(text, figure.end, end))[1]
        if _is_name(figure, noun):
            continue
        quantity = _quantity(figure, noun)
        if quantity is None:
            return Reading((_TEXT,), (figure.start, figure.end))
        quantities.append(quantity)
    stray = _lazy(_JUNK if quantities else _STRAY).search(rest)
    if stray or not quantities:
        return Reading((_TEXT,), stray.span() if stray else None)
    return Reading(tuple(quantities), None)


def _scan(text: str) -> tuple[list[_Figure], str]:
    """The figures of a text, and the text with figures and names blanked out."""
    figures: list[_Figure] = []
    rest, end = "", 0
    for found in _TOKEN.finditer(text):
        if found.start() < end:
            continue
        figure = None if found["name"] else _figure(text, found, end)
        if figure and _stands(text, figure, end if figures else None):
            figures.append(figure)
        elif not found["name"]:
            continue
        rest += text[end : figure.start if figure else found.start()]
        end = figure.end if figure else found.end()
        rest += "\0" * (end - len(rest))
    return figures, rest + text[end:]


def _is_name(figure: _Figure, noun: str) -> bool:
    """Whether a number without a measure word is part of a name: 4.0标准, 2021…百强."""
    if not figure.numbers or figure.led or figure.unit or figure.bounds:
        return False
    if figure.printed.endswith(".0"):
        return bool(noun or figure.start)
    year_of = _YEAR.fullmatch(figure.printed) and noun and not noun[0].isascii()
    return bool(year_of or _lazy(_NAMED).search(noun))


def _stands(text: str, figure: _Figure, previous: int | None) -> bool:
    """Whether a numeral is a number where it stands: 三级 is, the 一 of 一网通办 is not."""
    if figure.printed[0] not in _HAN:
        return True
    lead = text[previous or 0 : figure.start].strip(_BLANK)
    if lead and (previous is None or not (lead[-1] in _SEPARATORS or figure.led)):
        return False
    if figure.printed in _LONE_FACTORS and not figure.bounds and figure.unit != "%":
        return False
    is_last = not text[figure.end :].strip(_BLANK)
    if figure.unit or is_last:
        return not (is_last and figure.unit == "大")
    round_number = len(figure.printed) > 1 and figure.printed.endswith(_LONE_FACTORS)
    return figure.numbers[0] >= 10 and (round_number or bool(figure.bounds))


def _quantity(figure: _Figure, noun: str) -> Quantity | None:
    """One figure in normal form, or None where the words around it contradict each other."""
    noun = noun.translate(_NO_QUOTES).strip()
    tail = _BEHIND.before(noun, len(noun), 0)
    bound = _MERGED.get(figure.bounds | _BEHIND.bounds[tail])
    if bound is None or (bound is Bound.RANGE) != (len(figure.numbers) == 2):
        return None
    low, high = (figure.numbers[0], figure.numbers[-1]) if figure.numbers else (None, None)
    # 2019年 is a point in time; 3年 and 超过2000年 are durations.
    is_year = figure.unit in ("年", "年度") and _YEAR.fullmatch(figure.printed)
    is_date = not figure.numbers or (is_year and bound is Bound.EXACT)
    return Quantity(
        low=None if bound in (Bound.BELOW, Bound.AT_MOST) else low,
        high=None if bound in (Bound.ABOVE, Bound.AT_LEAST) else high,
        unit=_SPELLING.get(figure.unit, figure.unit),
        bound=bound,
        noun=noun.removesuffix(tail).rstrip(),
        date=figure.printed if is_date else "",
    )


def _figure(text: str, found: re.Match[str], floor: int) -> _Figure | None:
    """The figure that begins with what was found, or None where it makes no sense."""
    figure = _point(found) if found["date"] else _numeral(text, found)
    if figure is None:
        return None
    start, before = _led(text, found.start(), floor)
    at = figure.end + text.startswith(" ", figure.end)
    tail = _BEHIND.after(text, at)
    end = at + len(tail) if tail else figure.end
    bounds = figure.bounds | before | _BEHIND.bounds[tail]
    return figure._replace(start=start, end=end, bounds=bounds, led=start < found.start())


def _led(text: str, end: int, floor: int) -> tuple[int, frozenset[Bound]]:
    """Where the words that lead into a number begin, and the bounds they put on it."""
    bounds: frozenset[Bound] = frozenset()
    for _ in range(6):
        stop = end - (text[end - 1 : end] == " ")
        word = _BEFORE.before(text, stop, floor)
        if not word:
            break
        end = stop - len(word)
        bounds |= _BEFORE.bounds[word]
    return end, bounds


def _numeral(text: str, found: re.Match[str]) -> _Figure | None:
    """One number or the two ends of a range, with the measure word."""
    figure = _amount(text, found)
    join = _JOIN.match(text, figure.end) if figure else None
    number = _lazy(_NUMBER).match(text, join.end()) if join else None
    high = _amount(text, number) if number else None
    if figure and high:
        figure = _joined(figure, high)
    if figure is None or _runs_on(text, figure):
        return None
    # 三级 are three levels, but 百万级 and 10PB级 an order of magnitude.
    if not figure.unit.endswith("级") or (figure.unit == "级" and figure.numbers[-1] < 100):
        return figure
    return figure._replace(unit=figure.unit[:-1], bounds=figure.bounds | {Bound.ORDER})


def _amount(text: str, found: re.Match[str]) -> _Figure | None:
    """One number with what is glued to it, such as 10多万人."""
    printed, end = found["number"] or "1", found.end()
    more = _MORE_OF_IT.match(text, end)
    if more:
        printed, end = printed + (more[2] or ""), more.end()
    unit, end = ("%", end) if found["percent"] else _unit(text, end)
    value = _value(printed)
    headless = not unit and text[end - 1].isdigit() and _is_letter(text[end : end + 1])
    if value is None or headless:
        return None
    bounds = _MORE[more[1]] if more else frozenset[Bound]()
    value = -value if found["sign"] == "-" else value
    return _Figure(found.start(), end, (value,), unit, bounds, printed)


def _unit(text: str, start: int) -> tuple[str, int]:
    """The measure word that begins here, perhaps per another one, and where it ends."""
    at = start + text.startswith(" ", start)
    unit = _UNITS.after(text, at)
    slash = at + len(unit)
    per = _UNITS.after(text, slash + 1) if unit and text.startswith("/", slash) else ""
    unit += per and f"/{per}"
    return unit, at + len(unit) if unit else start


def _joined(low: _Figure, high: _Figure) -> _Figure | None:
    """A range of two amounts, or None where they are no range: 9—5, 3天—5个."""
    (least,), (most,) = low.numbers, high.numbers
    factor = _lazy(_SHARED_FACTOR).search(high.printed)
    if factor and not _lazy(_SHARED_FACTOR).search(low.printed):
        # 5—6万 is fifty to sixty thousand, while 5000—1万 is what it says.
        lifted = _value(low.printed + factor[0])
        least = lifted if lifted is not None and least < lifted < most else least
    if least >= most or (low.unit and high.unit and low.unit != high.unit):
        return None
    bounds = low.bounds | high.bounds | {Bound.RANGE}
    unit = high.unit or low.unit
    return low._replace(end=high.end, numbers=(least, most), unit=unit, bounds=bounds)


def _runs_on(text: str, figure: _Figure) -> bool:
    """Whether a dash or a slash leads on to more of the figure: 5-6-7个, 40—天."""
    dash = _DASH.match(text, figure.end)
    return bool(dash and (dash[1] or (not figure.unit and _UNITS.after(text, dash.end()))))


def _point(found: re.Match[str]) -> _Figure | None:
    """A month or a day of a year as an ISO date, or None where the calendar has no such day."""
    year, month, *days = map(int, re.findall("[0-9]+", found["date"]))
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 28 + leap if month == 2 else 30 + (month in (1, 3, 5, 7, 8, 10, 12))
    if not (1 <= month <= 12 and all(1 <= day <= last for day in days)):
        return None
    date = "-".join((str(year), *(f"{part:02}" for part in (month, *days))))
    return _Figure(found.start(), found.end(), (), "", frozenset(), date)


def _value(printed: str) -> Number | None:
    """The value of a number in Arabic or Chinese numerals, None for a run that is no number."""
    if printed[0] in _HAN:
        return chinese_number(printed)
    total: Number = 0
    for whole, fraction, factor in _PAIR.findall(printed):
        numerator = int(whole.replace(",", "") + fraction) * _FACTORS[factor.strip().lower()]
        denominator: int = 10 ** len(fraction)
        # In integers as far as they go: as a float 1.1万 is not quite 11000.
        total += numerator / denominator if numerator % denominator else numerator // denominator
    return total
