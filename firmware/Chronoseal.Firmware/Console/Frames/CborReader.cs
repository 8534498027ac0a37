namespace Chronoseal.Firmware.Console.Frames
{
    /// <summary>
    /// Reads CBOR (RFC 8949) of definite lengths. After the first thing that is not as expected <see cref="HasFailed"/> stays true and everything reads as
    /// zero, so that a caller need look only at the end; loops over counts end because each item fails at once.
    /// </summary>
    internal sealed class CborReader
    {
        private readonly byte[] _buffer;
        private int _end;
        private int _at;
        private int _items;

        internal CborReader(byte[] buffer)
        {
            _buffer = buffer;
        }

        /// <summary>Whether something was not as expected, or not there.</summary>
        internal bool HasFailed { get; private set; }

        /// <summary>Where reading goes on, or went wrong.</summary>
        internal int Position
        {
            get { return _at; }
        }

        /// <summary>Reads from here on.</summary>
        internal void Start(int offset, int length)
        {
            _at = offset;
            _end = offset + length;
            _items = 0;
            HasFailed = offset < 0 || length < 0 || _end > _buffer.Length;
        }

        /// <summary>The major type of the next item, 0 to 7; -1 at the end.</summary>
        internal int Peek()
        {
            return HasFailed || _at >= _end ? -1 : _buffer[_at] >> 5;
        }

        /// <summary>An integer of either sign.</summary>
        internal long Integer()
        {
            int major = Peek();
            long argument = Head(major == 1 ? 1 : 0);
            return major == 1 ? -1 - argument : argument;
        }

        /// <summary>The count of an array.</summary>
        internal int Array()
        {
            return Count(Head(4));
        }

        /// <summary>The count of pairs of a map.</summary>
        internal int Map()
        {
            return Count(Head(5));
        }

        /// <summary>A tag.</summary>
        internal long Tag()
        {
            return Head(6);
        }

        /// <summary>Passes over a byte string and tells where it stands.</summary>
        internal int Bytes(out int length)
        {
            return Run(2, out length);
        }

        /// <summary>A text. Allocates.</summary>
        internal string Text()
        {
            int start = Run(3, out int length);
            var characters = new char[length];
            for (int i = 0; i < length; i++)
            {
                characters[i] = (char)_buffer[start + i];
            }

            return new string(characters, 0, length);
        }

        /// <summary>A decimal fraction (tag 4): mantissa and power of ten.</summary>
        internal long Decimal(out int exponent)
        {
            exponent = 0;
            if (Tag() != 4 || Array() != 2)
            {
                return Fail();
            }

            long power = Integer();
            exponent = (int)power;
            return power < -18 || power > 18 ? Fail() : Integer();
        }

        /// <summary>Passes over an item with all that is in it.</summary>
        internal void Skip()
        {
            long left = 1;
            while (left > 0 && !HasFailed)
            {
                left--;
                int major = Peek();
                long argument = Head(major);
                switch (major)
                {
                    case 2:
                    case 3:
                        Advance(argument);
                        break;
                    case 4:
                        left += Count(argument);
                        break;
                    case 5:
                        left += 2L * Count(argument);
                        break;
                    case 6:
                        left++;
                        break;
                    default:
                        break;
                }
            }
        }

        private int Run(int major, out int length)
        {
            long argument = Head(major);
            int start = _at;
            Advance(argument);
            length = HasFailed ? 0 : (int)argument;
            return start;
        }

        private void Advance(long bytes)
        {
            if (bytes > _end - _at)
            {
                Fail();
            }
            else if (!HasFailed)
            {
                _at += (int)bytes;
            }
        }

        // Every item takes a byte at least: more than there are bytes left is a lie.
        private int Count(long argument)
        {
            return argument > _end - _at ? (int)Fail() : (int)argument;
        }

        private long Head(int major)
        {
            _items++;
            if (Peek() != major || major < 0 || _items > ConsoleLimits.FrameItems)
            {
                return Fail();
            }

            int information = _buffer[_at] & 0x1F;
            int bytes = information < 24 ? 0 : 1 << (information - 24);
            if (information > 27 || bytes > _end - _at - 1)
            {
                return Fail();
            }

            long argument = bytes == 0 ? information : 0;
            for (int i = 1; i <= bytes; i++)
            {
                argument = (argument << 8) | _buffer[_at + i];
            }

            _at += 1 + bytes;
            return argument < 0 ? Fail() : argument;
        }

        private long Fail()
        {
            HasFailed = true;
            return 0;
        }
    }
}
