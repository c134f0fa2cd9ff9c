#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mail server for tests, on a port of the loopback that it prints.

smtp_server.py FOLDER [--certificate FILE --key FILE] [--password NAME:PASSWORD]

Every mail it takes becomes a file in FOLDER. FOLDER/mode says how it fails: "drop" goes away
after DATA having kept the mail, "busy" answers 451, "refuse" refuses whoever is named nobody@,
"slow" takes its time.
"""
import argparse
import asyncio
import os
import ssl
import sys
import time

from aiosmtpd.smtp import SMTP, AuthResult


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    def mode(self):
        try:
            with open(os.path.join(self.folder, "mode"), encoding="ascii") as file:
                return file.read().strip()
        except FileNotFoundError:
            return ""

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mode() == "refuse" and address.startswith("nobody@"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mode = self.mode()
        if mode == "busy":
            return "451 try later"
        if mode == "slow":
            await asyncio.sleep(1)
        self.count += 1
        name = os.path.join(self.folder, f"{time.time_ns()}-{self.count}.eml")
        with open(name, "wb") as file:
            file.write(f"X-To: {','.join(envelope.rcpt_tos)}\r\n".encode() + envelope.content)
        if mode == "drop":
            server.transport.abort()
            return "250 never seen"
        return "250 OK"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--password")
    options = parser.parse_args()
    context = None
    if options.certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)

    def check(server, session, envelope, mechanism, data):
        name = data.login.decode() + ":" + data.password.decode()
        return AuthResult(success=name == options.password)

    def make():
        return SMTP(Keeper(options.folder), tls_context=context, require_starttls=context is not None,
                    auth_required=options.password is not None, authenticator=check)

    async def serve():
        server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0)
        print(server.sockets[0].getsockname()[1], flush=True)
        await server.serve_forever()

    asyncio.run(serve())


if __name__ == "__main__":
    sys.exit(main())
