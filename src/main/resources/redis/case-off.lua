-- Opens the scripts that want somebody off Meta's list. Their keys: 2 queue  3 deadlines  4 forgettable

-- The case's errand from now on is to be lifted.
local function takeOff(id, case, clock)
  case.state, case.dir, case.ver, case.opened = 'pending', 'off', case.ver + 1, clock
  case.attempts, case.refusals = 0, 0
  redis.call('ZADD', KEYS[2], clock, id)
  redis.call('ZREM', KEYS[3], id)
  redis.call('ZREM', KEYS[4], id)
end
