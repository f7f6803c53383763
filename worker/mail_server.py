"""A mail server that may take its time with what it has been given."""

import smtplib
from typing import Any

from django.core.mail.backends import smtp

# Seconds from the end of a letter to the yes. A server looks for junk meanwhile and has the letter
# whether we wait or not (RFC 5321, 4.5.3.2.6): whoever does not sends it again, and again.
PATIENCE = 60


class _Patient:
    sock: Any

    def data(self, msg: Any) -> tuple[int, bytes]:
        usual = self.sock.gettimeout()
        self.sock.settimeout(PATIENCE)
        answer: tuple[int, bytes] = super().data(msg)  # type: ignore[misc]
        if self.sock:
            self.sock.settimeout(usual)
        return answer


class _Plain(_Patient, smtplib.SMTP):
    pass


class _Encrypted(_Patient, smtplib.SMTP_SSL):
    pass


class MailServer(smtp.EmailBackend):
    """Django's, which waits EMAIL_TIMEOUT for everything else."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _Encrypted if self.use_ssl else _Plain
