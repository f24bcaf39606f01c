-- A message showed a phone number and a business-scoped id together: remember the pair in the number's lane.
-- KEYS  1 aliases  2 earlier aliases  3 seen  4 counters of the number
-- ARGV  1 phone  2 business-scoped id  3 expiry of the aliases (ms since the epoch)
-- Returns 1 where the number has a history of its own that belongs to the business-scoped id now, else 0.
-- A number that led to another person before is a recycled one: its new owner inherits nothing.
local phone, id = ARGV[1], ARGV[2]
local known = redis.call('HGET', KEYS[1], phone) or redis.call('HGET', KEYS[2], phone)
redis.call('HSET', KEYS[1], phone, id)
redis.call('PEXPIREAT', KEYS[1], ARGV[3])
if known and known ~= id then return 0 end
if redis.call('ZSCORE', KEYS[3], phone) or redis.call('EXISTS', KEYS[4]) == 1 then return 1 end
return 0
