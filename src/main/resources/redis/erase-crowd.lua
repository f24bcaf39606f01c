-- Takes one person's messages out of what many senders have in common.
-- KEYS  1 counted, or those of them that wait
-- ARGV  every id of the person
-- A member is a message hash of 8 bytes, a mark of 8 bytes, and the ids of the sender with a slash between.
-- Returns how many messages there were.
local isTheirs = {}
for _, id in ipairs(ARGV) do isTheirs[id] = true end
local theirs = {}
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  local ids = string.sub(member, 17)
  local slash = string.find(ids, '/', 1, true)
  if slash and (isTheirs[string.sub(ids, 1, slash - 1)] or isTheirs[string.sub(ids, slash + 1)]) then
    theirs[#theirs + 1] = member
  end
end
for first = 1, #theirs, 1000 do
  redis.call('ZREM', KEYS[1], unpack(theirs, first, math.min(first + 999, #theirs)))
end
return #theirs
