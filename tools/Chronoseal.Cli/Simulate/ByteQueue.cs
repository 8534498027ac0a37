namespace Chronoseal.Cli.Simulate
{
    /// <summary>Bytes from one thread to another, bounded. Either side may end it.</summary>
    public sealed class ByteQueue(int capacityBytes)
    {
        private readonly object _gate = new();
        private readonly byte[] _bytes = new byte[capacityBytes];
        private int _head;
        private int _count;
        private bool _isEnded;

        /// <summary>Adds what there is room for; never waits.</summary>
        /// <returns>How many bytes were added; none once it is ended.</returns>
        public int Add(ReadOnlySpan<byte> data)
        {
            lock (_gate)
            {
                int added = _isEnded ? 0 : Math.Min(data.Length, _bytes.Length - _count);
                for (int i = 0; i < added; i++)
                {
                    _bytes[(_head + _count + i) % _bytes.Length] = data[i];
                }

                _count += added;
                Monitor.PulseAll(_gate);
                return added;
            }
        }

        /// <summary>Adds all, and waits for room.</summary>
        /// <returns>False if it was ended meanwhile.</returns>
        public bool AddAll(ReadOnlySpan<byte> data)
        {
            lock (_gate)
            {
                while (data.Length > 0 && !_isEnded)
                {
                    data = data[Add(data)..];
                    if (data.Length > 0)
                    {
                        Monitor.Wait(_gate);
                    }
                }

                return !_isEnded;
            }
        }

        /// <summary>Takes what there is; never waits.</summary>
        public int Take(Span<byte> buffer)
        {
            lock (_gate)
            {
                int taken = Math.Min(buffer.Length, _count);
                for (int i = 0; i < taken; i++)
                {
                    buffer[i] = _bytes[(_head + i) % _bytes.Length];
                }

                _head = (_head + taken) % _bytes.Length;
                _count -= taken;
                Monitor.PulseAll(_gate);
                return taken;
            }
        }

        /// <summary>Takes what there is, and waits for the first byte.</summary>
        /// <returns>0 once it is ended and empty.</returns>
        public int TakeSome(Span<byte> buffer)
        {
            lock (_gate)
            {
                while (_count == 0 && !_isEnded)
                {
                    Monitor.Wait(_gate);
                }

                return Take(buffer);
            }
        }

        /// <summary>Takes nothing more and lets go who waits.</summary>
        public void End()
        {
            lock (_gate)
            {
                _isEnded = true;
                Monitor.PulseAll(_gate);
            }
        }
    }
}
