"""Mail, over the server that TALLYSTICK_SMTP names: `smtp://user:password@host:587`, or `smtps://` for TLS at once."""

from __future__ import annotations

import os
import smtplib
from collections.abc import Sequence
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from tallystick.watch.alerts import Alert
from tallystick.watch.channels import Outside, Undelivered

KEY = "to"
SERVER = "TALLYSTICK_SMTP"
SECONDS = 30.0  # for each step


def fault(target: tuple[str, ...]) -> str | None:
    """Is it a mail address?"""
    to = target[0]
    fitting = "@" in to[1:-1] and to.isprintable() and " " not in to and "," not in to
    return None if fitting else f"{to!r} is no mail address: write desk@paper.example"


def send(target: tuple[str, ...], alerts: Sequence[Alert], outside: Outside) -> None:  # noqa: ARG001
    """Send them in one mail. A password is given over TLS alone."""
    server = os.environ.get(SERVER, "smtp://localhost:25")
    try:
        parts = urlsplit(server)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ValueError("no server")
        port = parts.port or (465 if parts.scheme == "smtps" else 25)
    except ValueError:
        raise Undelivered(f"{SERVER} is no mail server: write smtp://user:password@host:587") from None
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(parts.hostname, port, timeout=SECONDS) as connection:
            if parts.scheme == "smtp" and (parts.username or connection.has_extn("starttls")):
                connection.starttls()
            if parts.username:
                connection.login(unquote(parts.username), unquote(parts.password or ""))
            connection.send_message(_message(target[0], alerts, unquote(parts.username or "")))
    except (OSError, smtplib.SMTPException) as error:
        raise Undelivered(f"the mail server {parts.hostname} takes no alerts ({type(error).__name__})") from None


def _message(to: str, alerts: Sequence[Alert], user: str) -> EmailMessage:
    message = EmailMessage()
    first = alerts[0].line[:100]
    message["Subject"] = f"tallystick: {first}" if len(alerts) == 1 else f"tallystick: {len(alerts)} alerts, {first}"
    message["From"] = user if "@" in user else to
    message["To"] = to
    message.set_content("\n\n".join(alert.line for alert in alerts) + "\n")
    return message
