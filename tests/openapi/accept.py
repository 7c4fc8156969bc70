"""Logs in at each portal of a running demo server, and lets schemathesis compare the server
with docs/openapi.json.

python accept.py <origin> <demo.json>
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.request

DOCUMENT = pathlib.Path(__file__).resolve().parents[2] / "docs" / "openapi.json"

# Upgrades to WebSockets, which a plain request is not; and what would end the log-ins that all
# other requests need.
EXCLUDED = "^/api/socket/|/logout$"

# What people type is checked beyond its schema, and every error of it is named: 422 is an
# answer to a request that is right by the schema.
CHECKS = """
[checks]
positive_data_acceptance.expected-statuses = [
    "2xx", "401", "403", "404", "409", "422", "429",
]

# JSON Schema takes 8943.0 for an integer; the server does not.
[[operations]]
include-path-regex = "/(candidate|invigilator)/login$"
checks.positive_data_acceptance.expected-statuses = [
    "2xx", "400", "401", "403", "404", "409", "422", "429",
]

"""


def log_in(origin, portal, body):
    """The token in the cookie of a log-in."""
    request = urllib.request.Request(
        f"{origin}/api/{portal}/login",
        data=json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request) as response:
        cookie = response.headers["set-cookie"].split(";")[0]
    return cookie.split("=", 1)[1]


def log_in_everywhere(origin, demo):
    """Tokens by portal."""
    session, candidate, referent = demo["session"], demo["free_seat"], demo["referent"]
    bodies = {
        "candidate": {
            "session": session["number"],
            "first_name": candidate["first_name"],
            "last_name": candidate["last_name"],
            "birthdate": candidate["birthdate"],
            "access_code": session["access_code"],
            "personal_code": candidate["personal_code"],
        },
        "invigilator": {
            "session": session["number"],
            "password": session["invigilator_password"],
            "name": "Sacha Martin",
        },
        "referent": {"email": referent["email"], "password": referent["password"]},
    }
    return {portal: log_in(origin, portal, body) for portal, body in bodies.items()}


def main(origin, demo_file):
    demo = json.loads(pathlib.Path(demo_file).read_text(encoding="utf-8"))
    tokens = log_in_everywhere(origin, demo)
    logins = "".join(
        f'[auth.openapi.{portal}]\napi_key = "{token}"\n' for portal, token in tokens.items()
    )
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder) / "schemathesis.toml"
        config.write_text(CHECKS + logins, encoding="utf-8")
        program = pathlib.Path(sys.executable).with_name("schemathesis")
        command = [
            str(program), "--config-file", str(config), "run", str(DOCUMENT),
            "--url", origin, "--exclude-path-regex", EXCLUDED,
            "--max-examples", "40", "--seed", "1",
        ]
        # In the folder: it leaves a cache where it runs.
        return subprocess.run(command, cwd=folder).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
