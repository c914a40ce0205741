"""What a run of `render` writes, and what it tells."""

from __future__ import annotations

from pathlib import Path

import click

from citydsl.dsl.diagnostics import Text
from citydsl.render.order import Order
from citydsl.work.fingerprint import digest
from citydsl.work.output import File, Output
from citydsl.work.run import Done, DoneCity

__all__ = ["Delivery"]


class Delivery:
    """Takes what becomes of each spec: writes its files, prints what is wrong with it."""

    def __init__(self, order: Order, output: Output, folder: Path, lang: str) -> None:
        """Write into `output`, which is called `folder` on the command line."""
        self.output = output
        self.failed = False
        self._order = order
        self._folder = folder
        self._lang = lang
        self._told: set[object] = set()
        self._warnings = 0
        self._cities: dict[str, DoneCity] = {}
        self._files = 0
        self._keys: list[bytes] = []
        self._writable = True

    def take(self, done: Done) -> None:
        """Tell a spec's errors, count its warnings, write the files of its cities."""
        for error in done.errors:
            self.failed = True
            if error.key not in self._told:
                click.echo(error.text, err=True)
        fresh = {warning.key for warning in done.warnings} - self._told
        self._warnings += len(fresh)
        self._told.update(fresh, (error.key for error in done.errors))
        for failure in done.failures:
            self._fail(failure)
        start = 0
        for city in done.cities:
            size = sum(file.size for file in city.files)
            inside = done.contents[start : start + size] if done.contents is not None else None
            start += size
            if self._is_first(city):
                self._write(city, inside)
        self._keys.append(done.key)

    def finish(self) -> None:
        """Write the index, once all cities are there."""
        if self._order.views and not self._files:
            names = ", ".join(self._order.views)
            self._fail(Text(f"没有名为 {names} 的视图", f"no city has a view {names}"))
        if "html" not in self._order.formats or not self._cities or not self._writable:
            return
        key = digest([b"index", *self._keys]) if all(self._keys) else b""
        if key and self.output.holds_made_of(key):
            self._files += 1
            return
        from citydsl.render.build import build_index
        from citydsl.render.pages.bad_template import BadTemplate
        from citydsl.render.sheet.index import IndexEntry

        entries = [IndexEntry(*city.entry) for city in self._cities.values() if city.entry]
        look, templates = self._order.look, self._order.templates
        try:
            index = build_index(entries, lang=look.first, templates=templates)
        except BadTemplate as error:
            self._fail(error.message)
            return
        file = self._put(index.name, index.data)
        if file and key:
            self.output.remember(key, file)

    def summary(self) -> None:
        """Say what there is now."""
        if not self._writable:
            return
        cities, files, folder = len(self._cities), self._files, self._folder.as_posix()
        index = (self._folder / "index.html").as_posix()
        has_index = "html" in self._order.formats and self._cities
        if self._lang == "zh":
            tail = f"，打开 {index}" if has_index else ""
            more = f"，{self._warnings} 个警告（citydsl check 查看）" if self._warnings else ""
            click.echo(f"{cities} 个城市，{files} 个文件写入 {folder}/{more}{tail}")
            return
        plural = "y" if cities == 1 else "ies"
        tail = f"; open {index}" if has_index else ""
        more = f", {self._warnings} warnings (see citydsl check)" if self._warnings else ""
        s = "" if files == 1 else "s"
        click.echo(f"{cities} cit{plural}, {files} file{s} written to {folder}/{more}{tail}")

    def _is_first(self, city: DoneCity) -> bool:
        key = city.id.casefold()
        if key in self._cities:
            self._fail(
                Text(
                    f"两个文件都声明了城市 `{city.id}`，后一个未画出",
                    f"two files declare a city `{city.id}`; the second is left out",
                )
            )
            return False
        self._cities[key] = city
        return True

    def _write(self, city: DoneCity, contents: bytes | None) -> None:
        """Write what is not there yet; without contents, all of it is."""
        start = 0
        for file in city.files:
            if contents is None or self.output.holds(file):
                self._files += 1
            else:
                self._put(file.name, contents[start : start + file.size], file.digest)
            start += file.size

    def _put(self, name: str, data: bytes, known: bytes = b"") -> File | None:
        if not self._writable:
            return None
        try:
            file = self.output.write(name, data, known)
        except OSError as error:
            self._writable = False
            reason, folder = error.strerror or str(error), self._folder
            self._fail(Text(f"无法写入 {folder}：{reason}", f"cannot write {folder}: {reason}"))
            return None
        self._files += 1
        return file

    def _fail(self, text: Text) -> None:
        self.failed = True
        click.echo(text.zh if self._lang == "zh" else text.en, err=True)
