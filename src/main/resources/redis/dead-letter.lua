-- Keeps what could not be read; the oldest goes when there are too many or they are too large together.
-- KEYS  1 letters  2 bytes held
-- ARGV  1 reason  2 body  3 letters at most  4 bytes at most
redis.call('XADD', KEYS[1], '*', 'reason', ARGV[1], 'body', ARGV[2], 'size', #ARGV[2])
local held = redis.call('INCRBY', KEYS[2], #ARGV[2])
local letters = redis.call('XLEN', KEYS[1])
while letters > 1 and (letters > tonumber(ARGV[3]) or held > tonumber(ARGV[4])) do
  local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  redis.call('XDEL', KEYS[1], oldest[1])
  held = redis.call('DECRBY', KEYS[2], oldest[2][6])
  letters = letters - 1
end
return letters
