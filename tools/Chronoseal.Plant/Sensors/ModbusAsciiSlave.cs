namespace Chronoseal.Plant
{
    /// <summary>
    /// A Modbus ASCII slave on a serial line (sensors.md 1.3): a colon, two hexadecimal digits a byte, the LRC, CR and LF. A colon
    /// starts a frame anew; a pause of a second within a frame gives it up. Frames with a bad LRC, an odd digit or for others get
    /// no answer, broadcasts are obeyed in silence. Digits may be of either case; answers have capitals.
    /// </summary>
    public sealed class ModbusAsciiSlave : ISerialPeer
    {
        /// <summary>Longest frame: colon, 255 bytes as digits, CR and LF.</summary>
        public const int FrameLimitBytes = 1 + 2 * (1 + ModbusSlave.PduLimitBytes + 1) + 2;

        private const int BroadcastAddress = 0;
        private const int ShortestFrameBytes = 3;
        private const string Digits = "0123456789ABCDEF";

        private readonly SerialLine _line;
        private readonly ModbusSlave _slave;
        private readonly byte[] _frame = new byte[1 + ModbusSlave.PduLimitBytes + 1];
        private readonly byte[] _reply = new byte[1 + ModbusSlave.PduLimitBytes + 1];
        private readonly byte[] _text = new byte[FrameLimitBytes];
        private readonly PlantTimer _thinking;
        private long _lastByteNanoseconds;
        private int _digits = -1;
        private int _textCount;

        /// <summary>Connects an instrument to the far end of a line.</summary>
        public ModbusAsciiSlave(SerialLine line, int address, ModbusMap map)
        {
            _line = line;
            _slave = new ModbusSlave(map);
            Address = address;
            _thinking = line.Timeline.Plant.CreateTimer(() => _line.Send(_text.AsSpan(0, _textCount)));
            line.Peer = this;
        }

        /// <summary>The slave address, 1 to 247.</summary>
        public int Address { get; set; }

        /// <summary>Failures to inject.</summary>
        public ModbusFaults Faults { get; } = new ModbusFaults();

        /// <summary>Frames that were thrown away for their LRC, a digit or their length.</summary>
        public int BadFrameCount { get; private set; }

        /// <summary>The LRC of some bytes: what makes their sum a multiple of 256; 0 over a frame that has its own.</summary>
        public static byte Lrc(ReadOnlySpan<byte> data)
        {
            byte sum = 0;
            foreach (byte value in data)
            {
                sum += value;
            }

            return (byte)(0x100 - sum);
        }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            long now = _line.Timeline.Plant.NowNanoseconds;
            bool hasPaused = now - _lastByteNanoseconds - data.Length * _line.CharacterNanoseconds > VirtualTimeline.NanosecondsPerSecond;
            _digits = hasPaused ? -1 : _digits;
            _lastByteNanoseconds = now;
            foreach (byte value in data)
            {
                Take((char)value);
            }
        }

        private void Take(char character)
        {
            if (character == ':')
            {
                _digits = 0;
                return;
            }

            if (_digits < 0 || character == '\r')
            {
                return;
            }

            if (character == '\n')
            {
                EndFrame();
                return;
            }

            int digit = Digits.IndexOf(char.ToUpperInvariant(character), StringComparison.Ordinal);
            if (digit < 0 || _digits == 2 * _frame.Length)
            {
                BadFrameCount++;
                _digits = -1;
                return;
            }

            _frame[_digits / 2] = (byte)(_digits % 2 == 0 ? digit << 4 : _frame[_digits / 2] | digit);
            _digits++;
        }

        private void EndFrame()
        {
            bool isWhole = _digits % 2 == 0 && _digits >= 2 * ShortestFrameBytes;
            ReadOnlySpan<byte> frame = _frame.AsSpan(0, _digits / 2);
            _digits = -1;
            if (!isWhole || Lrc(frame) != 0)
            {
                BadFrameCount++;
                return;
            }

            if (frame[0] != Address && frame[0] != BroadcastAddress)
            {
                return;
            }

            int length = _slave.Answer(frame.Slice(1, frame.Length - 2), _reply.AsSpan(1));
            if (frame[0] == Address && !Faults.IsSilent)
            {
                Write(1 + Faults.SpoilPdu(_reply.AsSpan(1), length));
                _thinking.Set(_line.Timeline.Plant.NowNanoseconds + Faults.DelayMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond);
            }
        }

        private void Write(int length)
        {
            _reply[0] = (byte)(Faults.HasWrongAddress ? Address + 1 : Address);
            byte lrc = Lrc(_reply.AsSpan(0, length));
            _reply[length] = (byte)(Faults.HasWrongChecksum ? lrc ^ 0x01 : lrc);
            _textCount = 0;
            _text[_textCount++] = (byte)':';
            foreach (byte value in _reply.AsSpan(0, length + 1))
            {
                _text[_textCount++] = (byte)Digits[value >> 4];
                _text[_textCount++] = (byte)Digits[value & 0x0F];
            }

            _text[_textCount++] = (byte)'\r';
            _text[_textCount++] = (byte)'\n';
            _textCount = Faults.Truncate(_textCount);
        }
    }
}
