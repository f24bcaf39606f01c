-- Opens offer.lua: whether a rule or a line may open one more case. What they opened is in sorted sets by time.
local HOUR, DAY, LOOKED_AT_FROM = 3600000, 86400000, 20

local function openedWithin(key, length, now)
  return redis.call('ZCOUNT', key, string.format('(%d', now - length), '+inf')
end

local function exceedsHour(key, limit, now) return openedWithin(key, HOUR, now) >= limit end

-- active: senders of the line whose window is open, or nil where nobody has counted them lately
local function exceedsShare(key, share, active, now)
  local opened = openedWithin(key, DAY, now) + 1
  return opened >= LOOKED_AT_FROM and (not active or opened / active > share)
end

local function noteOpened(key, case, length, now)
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - length)
  redis.call('ZADD', key, now, case)
  redis.call('PEXPIRE', key, length)
end
