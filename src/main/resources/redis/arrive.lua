-- The other end of depart.lua: the union of both histories. Doing it twice changes nothing.
-- KEYS  1 seen  2 moved  3 counters of the new id
-- ARGV  1 new id  2 what the counters' names begin with  3 last inbound or ''
--       then for each counter: name, number of members, member, score, ...
local KEPT = 2 * 86400000
redis.call('DEL', KEYS[2])
if ARGV[3] ~= '' then redis.call('ZADD', KEYS[1], 'GT', ARGV[3], ARGV[1]) end
local argument = 4
while argument <= #ARGV do
  local name, members = ARGV[argument], tonumber(ARGV[argument + 1])
  local key, newest = ARGV[2] .. name, 0
  argument = argument + 2
  for _ = 1, members do
    redis.call('ZADD', key, 'NX', ARGV[argument + 1], ARGV[argument])
    newest = math.max(newest, tonumber(ARGV[argument + 1]))
    argument = argument + 2
  end
  if members > 0 then
    redis.call('SADD', KEYS[3], name)
    for _, kept in ipairs({key, KEYS[3]}) do
      redis.call('PEXPIREAT', kept, newest + KEPT, 'NX')
      redis.call('PEXPIREAT', kept, newest + KEPT, 'GT')
    end
  end
end
return 1
