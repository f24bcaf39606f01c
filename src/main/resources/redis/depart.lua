-- A sender's state is about to move: from now on messages of the old id follow, and a copy of the state is handed out.
-- The state itself stays until forget.lua, so that an interrupted move can be done again.
-- KEYS  1 seen  2 moved  3 counters of the old id
-- ARGV  1 old id  2 new id  3 what the counters' names begin with  4 how long the old id leads on (ms)
-- Returns {last inbound or '', name, {member, score, ...}, name, {...}, ...}.
redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[4])
local state = {redis.call('ZSCORE', KEYS[1], ARGV[1]) or ''}
for _, name in ipairs(redis.call('SMEMBERS', KEYS[3])) do
  state[#state + 1] = name
  state[#state + 1] = redis.call('ZRANGE', ARGV[3] .. name, 0, -1, 'WITHSCORES')
end
return state
