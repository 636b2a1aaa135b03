"""A real Postfix with TLS and logins on 127.0.0.1, in a folder of its own, until standard input ends.

Arguments: FOLDER (which must not exist), CERTIFICATE, KEY. Needs root, as Postfix's master does. /etc/postfix is neither
read nor written.
Standard output: one JSON object with the ports; at the end, once the queue is empty, one for each delivered letter.
"""
import base64
import json
import os
import pathlib
import shutil
import socket
import socketserver
import subprocess
import sys
import threading
import time

folder, certificate, key = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
config = folder / "config"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def postfix(*arguments):
    done = subprocess.run(["postfix", "-c", config, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"postfix {' '.join(arguments)}: {done.stdout}{done.stderr}")


def queued():
    queue = subprocess.run(["postqueue", "-c", config, "-j"], capture_output=True, text=True, check=True).stdout
    dropped = list((folder / "queue" / "maildrop").iterdir())
    return queue.strip() != "" or dropped != []


class Passwords(socketserver.StreamRequestHandler):
    """Who may log in: Dovecot's authentication protocol, 1.2, as far as Postfix speaks it.

    Debian's Cyrus library looks for its settings in /etc/postfix alone.
    """

    def handle(self):
        self.wfile.write(b"VERSION\t1\t2\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t%s\nDONE\n" % (b"0" * 32))
        for line in self.rfile:
            words = line.decode().rstrip("\n").split("\t")
            if words[0] == "AUTH":
                responses = [word[5:] for word in words if word.startswith("resp=")]
            else:
                responses = words[2:] if words[0] == "CONT" else None
            if responses == []:
                # The mechanism was named without a response: it is asked for one.
                self.answer("CONT", words[1], "")
            elif responses:
                _, user, password = base64.b64decode(responses[0]).decode().split("\0")
                is_right = (user, password) == ("lightd", "geheim")
                self.answer("OK" if is_right else "FAIL", words[1], f"user={user}")

    def answer(self, *words):
        self.wfile.write("\t".join(words).encode() + b"\n")


passwords = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Passwords)
passwords.daemon_threads = True
threading.Thread(target=passwords.serve_forever, daemon=True).start()

for name in ["config", "queue", "data", "mail", "log"]:
    (folder / name).mkdir(parents=True)
# Postfix's own users have to come in, whatever the umask.
for path in [folder, *folder.iterdir()]:
    path.chmod(0o755)
shutil.chown(folder / "data", "postfix")
shutil.chown(folder / "mail", 65534, 65534)

submission, submissions = free_port(), free_port()
(config / "master.cf").write_text(f"""
127.0.0.1:{submission}  inet n - n - - smtpd
127.0.0.1:{submissions} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
pickup   unix n - n 1 1 pickup
showq    unix n - n - - showq
cleanup  unix n - n - 0 cleanup
qmgr     unix n - n 300 1 qmgr
tlsmgr   unix - - n 1000? 1 tlsmgr
rewrite  unix - - n - - trivial-rewrite
bounce   unix - - n - 0 bounce
defer    unix - - n - 0 bounce
trace    unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error    unix - - n - - error
retry    unix - - n - - error
virtual  unix - n n - - virtual
anvil    unix - - n - 1 anvil
postlog  unix-dgram n - n - 1 postlogd
""")
(config / "main.cf").write_text(f"""
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log/mail.log
maillog_file_prefixes = {folder}
myhostname = mail.lightd.example
mydestination =
mynetworks =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
message_size_limit = 100000
allow_min_user = yes
virtual_mailbox_domains = example.org
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{ jan@example.org=jan/, -o@example.org=dash/ }}
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = {certificate}
smtpd_tls_key_file = {key}
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:{passwords.server_address[1]}
smtpd_delay_reject = no
smtpd_sender_restrictions = check_sender_access inline:{{ {{late@just.example = 451 4.3.5 Come back later}} }}
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions =
  check_recipient_access inline:{{ {{grey@example.org = 450 4.2.0 Greylisted, come back in five minutes}} }},
  permit_sasl_authenticated, reject
""")
postfix("start")
try:
    print(json.dumps({"submission": submission, "submissions": submissions, "config": str(config)}), flush=True)
    sys.stdin.read()
    # What was accepted is delivered: waited for, not slept for.
    end = time.monotonic() + 30
    while queued() and time.monotonic() < end:
        time.sleep(0.02)
finally:
    postfix("stop")
for letter in sorted((folder / "mail").glob("*/new/*"), key=os.path.getmtime):
    octets = letter.read_bytes()
    print(json.dumps({"mailbox": letter.parts[-3], "octets": base64.b64encode(octets).decode()}))
