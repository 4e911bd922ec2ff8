"""What lies in the council's folders. What nobody would ever read is a problem; so is a link, which may lead out."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from openrecord.problems import Problem, choice, nearest, said, visible

_LINK = "this is a link; put the file or folder itself here"


class Inside(NamedTuple):
    """The names of the files and folders in a folder, sorted."""

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


class Folders:
    """The folders below a project's root; names lead from there, with slashes."""

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        self.root = root
        self._problems = problems
        self.misnamed: list[str] = []
        """The files that are read once they have another ending, and where others may have been meant to lie."""

    def has(self, name: str) -> bool:
        """Whether there is anything of this name, be it a link to nothing."""
        return os.path.lexists(self.root / name)

    def expect(self, name: str, why: str) -> bool:
        """Whether there is a file of this name; its absence is a problem."""
        if not self.has(name):
            self._problem(name, f"this file is missing; {why}")
        return self.has(name)

    def inside(self, folder: str) -> Inside:
        """What lies in a folder, which may be missing; hidden files are nobody's business."""
        try:
            mode = (self.root / folder).lstat().st_mode
            if stat.S_ISLNK(mode):
                self._problem(folder, _LINK)
            elif not stat.S_ISDIR(mode):
                self._problem(folder, "a file stands where a folder belongs; remove it")
            else:
                return self._listed(folder)
        except FileNotFoundError:
            pass
        except OSError as error:
            self._problem(folder, f"this folder cannot be read: {error.strerror}; make it readable")
        return Inside()

    def yaml_files(self, folder: str, folders: Collection[str] = ()) -> list[str]:
        """The YAML files of a folder in which only these folders may lie."""
        found = self.inside(folder)
        for name in found.folders:
            if name not in folders:
                remedy = nearest(name, folders) or "; move it out of data/"
                self._problem(f"{folder}/{name}", f"a folder {said(name)} stands where only files belong{remedy}")
        return [f"{folder}/{name}" for name in found.files if self._is_yaml(folder, name, found.files)]

    def only_folders(self, folder: str, instead: str) -> tuple[str, ...]:
        """The names of the folders in a folder that holds no files."""
        found = self.inside(folder)
        for name in found.files:
            self._problem(f"{folder}/{name}", instead)
        return found.folders

    def refuse_strangers(self, folder: str, files: Collection[str], folders: Collection[str]) -> None:
        """Report what lies in a folder and is none of these."""
        found = self.inside(folder)
        for what, names, allowed in (("file", found.files, files), ("folder", found.folders, folders)):
            for name in names:
                if name not in allowed:
                    if f"{name.partition('.')[0]}.yml" in allowed:
                        self.misnamed.append(f"{folder}/{name}")
                    elif name.endswith(".yml"):
                        self.misnamed.append(f"{folder}/measures/{name}")
                    self._problem(f"{folder}/{name}", f"no {what} {said(name)} belongs here{choice(name, allowed)}")

    def _listed(self, folder: str) -> Inside:
        files: list[str] = []
        folders: list[str] = []
        with os.scandir(self.root / folder) as found:
            for entry in found:
                if entry.name.startswith("."):
                    continue
                if visible(entry.name) != entry.name:
                    self._problem(f"{folder}/{visible(entry.name)}", "this name holds what nobody can see; rename it")
                elif entry.is_symlink():
                    self._problem(f"{folder}/{entry.name}", _LINK)
                else:
                    (folders if entry.is_dir(follow_symlinks=False) else files).append(entry.name)
        return Inside(tuple(sorted(files)), tuple(sorted(folders)))

    def _is_yaml(self, folder: str, name: str, beside: Collection[str]) -> bool:
        if name.endswith(".yml"):
            return True
        stem, _, ending = name.partition(".")
        remedy = "move it out of data/"
        if ending.lower() in {"yaml", "yml", "yml.txt", "yaml.txt"} and f"{stem}.yml" not in beside:
            self.misnamed.append(f"{folder}/{stem}.yml")
            remedy = f"name it {stem}.yml"
        self._problem(f"{folder}/{name}", f"{said(name)} is not a .yml file; {remedy}")
        return False

    def _problem(self, name: str, message: str) -> None:
        self._problems.append(Problem(name, 1, message))
