"""Runs programs against a PostgreSQL server of their own, each with an empty database: server.py PROGRAM...

The server has the settings it comes with (fsync is on) and is gone afterwards. As root it runs as the user
postgres.
"""

import glob
import os
import pathlib
import socket
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SERVE = HERE.parent / "it" / "cluster" / "serve.sh"


def binaries():
    """The folder of the newest server that is installed."""
    found = glob.glob("/usr/lib/postgresql/*/bin")
    if not found:
        sys.exit("PostgreSQL is missing: make setup")
    return max(found, key=lambda path: int(path.split("/")[-2]))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main(programs):
    bin_dir, port = binaries(), str(free_port())
    drop = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.getuid() == 0 else []
    # The script comes by the command line: another user may not be able to read this folder.
    serve = [*drop, "sh", "-c", SERVE.read_text(), "serve", bin_dir, port]
    with subprocess.Popen(serve, cwd="/", stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        if not server.stdout.readline().startswith("/"):
            sys.exit("PostgreSQL did not start; see above")
        env = os.environ | {"PATH": f"{bin_dir}:{os.environ['PATH']}"}
        place = ["-h", "127.0.0.1", "-p", port, "-U", "postgres"]
        try:
            for number, program in enumerate(programs):
                database = f"bench{number}"
                subprocess.run(["createdb", *place, database], env=env, check=True)
                url = f"postgres://postgres@127.0.0.1:{port}/{database}"
                subprocess.run([program, url], env=env, check=True)
                subprocess.run(["dropdb", "--force", *place, database], env=env, check=True)
        finally:
            server.stdin.close()


main(sys.argv[1:])
