-- The messages of a counter around a time: those up to it, the latest first, and those after it.
-- KEYS  1 counter
-- ARGV  1 time  2 from when, exclusive  3 to when, exclusive  4 how many at most of each
-- Returns {{member, score, ...}, {member, score, ...}}.
return {
  redis.call('ZRANGE', KEYS[1], ARGV[1], '(' .. ARGV[2], 'BYSCORE', 'REV', 'LIMIT', 0, ARGV[4], 'WITHSCORES'),
  redis.call('ZRANGE', KEYS[1], '(' .. ARGV[1], '(' .. ARGV[3], 'BYSCORE', 'LIMIT', 0, ARGV[4], 'WITHSCORES'),
}
