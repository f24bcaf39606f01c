-- Opens the scripts that count messages. A counter is a sorted set of messages by event time.
local DAY, SLACK = 86400000, 3600000

local function trim(key, before)
  return redis.call('ZREMRANGEBYSCORE', key, '-inf', string.format('(%d', before))
end

-- Adds a message to a counter, which it stays in for a time, and drops the oldest where there are too many.
-- order: NX where the first time of a message holds, LT where the earliest does
-- members: score, member, ... or nothing
-- Returns how many messages there are if any of them is new, how many fell out, the expiry where it was set, and whether
-- there were none before.
local function add(key, order, members, at, now, kept, bound)
  local expires = at + kept
  if #members == 0 or expires <= now then return nil, 0 end
  local added = redis.call('ZADD', key, order, unpack(members))
  if added == 0 then return nil, 0 end
  local size, dropped, set = redis.call('ZCARD', key), 0, nil
  local fresh = size == added
  if fresh or redis.call('PEXPIRETIME', key) < expires then
    set = expires + SLACK
    redis.call('PEXPIREAT', key, set)
    if not fresh then size = size - trim(key, now - kept) end
  end
  if size > bound then
    size = size - trim(key, now - kept)
    dropped = math.max(0, size - bound)
    if dropped > 0 then redis.call('ZREMRANGEBYRANK', key, 0, dropped - 1) end
  end
  return size, dropped, set, fresh
end
