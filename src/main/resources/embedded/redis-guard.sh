# Runs the redis-server named by $1 and ends it once standard input closes, as it does when the gateway ends or is killed.
# Standard input: the server's configuration (so that no password shows in a process list), then an empty line.

# The terminal's signals reach the gateway, the guard and the server alike, but only the gateway may decide when to stop.
trap '' HUP INT QUIT TERM
umask 077

config=
complete=no
while IFS= read -r line; do
    if [ -z "$line" ]; then
        complete=yes
        break
    fi
    config="$config$line
"
done
[ "$complete" = yes ] || exit 1

# redis-server takes SIGINT as an order to stop, whatever it inherits, so it gets a session of its own.
if command -v setsid >/dev/null 2>&1; then
    set -- setsid "$1"
elif command -v perl >/dev/null 2>&1; then
    set -- perl -MPOSIX -e 'POSIX::setsid(); exec { $ARGV[0] } @ARGV' "$1"
fi
printf '%s' "$config" | "$@" - &
server=$!

exec 3<&0
{
    while read -r line; do :; done
    for second in 1 2 3 4 5 6 7 8 9 10; do
        kill -TERM "$server" || exit 0
        sleep 1
    done
    kill -KILL "$server"
} <&3 >/dev/null 2>&1 &
watch=$!

wait "$server"
status=$?
kill -KILL "$watch" 2>/dev/null
exit "$status"
