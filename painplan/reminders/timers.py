"""The text with which a system runs ``painplan nudge --once`` once a day. Only text: nothing here is written or run."""

import sys
from typing import Literal

import msgspec

from painplan.kit.words import say

System = Literal["systemd", "launchd", "windows"]
LABEL = "painplan-remind"


class TimerUnit(msgspec.Struct, frozen=True):
    """One file, by its place below the home folder, or a command to run where there is no place."""

    place: str
    text: str


def this_system() -> System:
    """The way this machine keeps time."""
    return "windows" if sys.platform == "win32" else "launchd" if sys.platform == "darwin" else "systemd"


def units(system: System, at: str) -> tuple[TimerUnit, ...]:
    """What keeps the time on a system.

    Args:
        system: Which way.
        at: ``HH:MM``.
    """
    hour, minute = at.split(":")
    if system == "systemd":
        folder = ".config/systemd/user"
        return (
            TimerUnit(f"{folder}/{LABEL}.service", _SERVICE),
            TimerUnit(f"{folder}/{LABEL}.timer", _TIMER.format(hour=hour, minute=minute)),
        )
    if system == "launchd":
        return (
            TimerUnit(
                f"Library/LaunchAgents/{LABEL}.plist",
                _PLIST.format(command=_SHOW_ON_MAC, hour=int(hour), minute=int(minute)),
            ),
        )
    return (TimerUnit("", _SCHTASKS.format(hour=hour, minute=minute)),)


def begins_with(system: System) -> str:
    """The command that makes it begin; nothing is run by PainPlan itself."""
    return {
        "systemd": f"systemctl --user enable --now {LABEL}.timer",
        "launchd": f"launchctl load ~/Library/LaunchAgents/{LABEL}.plist",
        "windows": say("reminders.timers.command_itself"),
    }[system]


_SERVICE = """[Unit]
Description=PainPlan reminder, one line if something is waiting

[Service]
Type=oneshot
ExecStart=/bin/sh -c 'text=$(painplan nudge --once) && [ -n "$text" ] && notify-send "Reminder" "$text" || true'
"""
_TIMER = """[Unit]
Description=PainPlan reminder once a day

[Timer]
OnCalendar=*-*-* {hour}:{minute}:00
Persistent=false

[Install]
WantedBy=timers.target
"""
_SHOW_ON_MAC = (
    "text=$(painplan nudge --once) &amp;&amp; [ -n &quot;$text&quot; ] &amp;&amp; "
    "osascript -e &quot;display notification \\&quot;$text\\&quot; with title \\&quot;Reminder\\&quot;&quot;; true"
)
_PLIST = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>painplan-remind</string>
  <key>ProgramArguments</key>
  <array>
    <string>/bin/sh</string>
    <string>-lc</string>
    <string>{command}</string>
  </array>
  <key>StartCalendarInterval</key>
  <dict><key>Hour</key><integer>{hour}</integer><key>Minute</key><integer>{minute}</integer></dict>
</dict>
</plist>
"""
_SCHTASKS = (
    'schtasks /Create /SC DAILY /ST {hour}:{minute} /TN "PainPlan reminder" '
    '/TR "powershell -WindowStyle Hidden -Command '
    '\\"$t = painplan nudge --once; if ($t) {{ msg $env:USERNAME $t }}\\""\n'
)
