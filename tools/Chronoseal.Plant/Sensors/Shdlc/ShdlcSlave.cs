namespace Chronoseal.Plant
{
    /// <summary>
    /// The SHDLC side of a device at the far end of a serial line (sensors.md 1.2): takes frames out of the bytes that arrive,
    /// ignores those that are spoilt or for another address, and answers each of the others after a while, in order.
    /// </summary>
    public sealed class ShdlcSlave : ISerialPeer
    {
        /// <summary>Longest request between its flags, stuffed.</summary>
        public const int RequestLimitBytes = 518;

        private const int RequestOverhead = 4;
        private const int PendingLimit = 16;
        private const byte DeviceFlag = 0x80;

        private readonly SerialLine _line;
        private readonly IShdlcDevice _device;
        private readonly List<byte> _request = [];
        private readonly byte[] _data = new byte[255];
        private readonly Queue<(long DueNanoseconds, byte[] Frame)> _pending = new();
        private readonly PlantTimer _thinking;
        private bool _isInFrame;

        /// <summary>Connects a device to the far end of a line.</summary>
        public ShdlcSlave(SerialLine line, IShdlcDevice device)
        {
            _line = line;
            _device = device;
            _thinking = line.Timeline.Plant.CreateTimer(SendReply);
            line.Peer = this;
        }

        /// <summary>The device's address.</summary>
        public byte Address { get; set; }

        /// <summary>Failures to inject.</summary>
        public ShdlcFaults Faults { get; } = new ShdlcFaults();

        /// <summary>Requests that were thrown away for their form, length or checksum.</summary>
        public int BadRequests { get; private set; }

        /// <inheritdoc/>
        public void Received(ReadOnlySpan<byte> data)
        {
            if (!_device.Hears())
            {
                return;
            }

            foreach (byte value in data)
            {
                Take(value);
            }
        }

        private void Take(byte value)
        {
            if (value != ShdlcFrame.Flag)
            {
                if (_isInFrame && _request.Count < RequestLimitBytes)
                {
                    _request.Add(value);
                }

                return;
            }

            if (_isInFrame && _request.Count > 0)
            {
                Answer(ShdlcFrame.Unstuff(_request));
            }

            // A frame's last flag begins no other: between requests the line is at rest.
            _isInFrame = !_isInFrame || _request.Count == 0;
            _request.Clear();
        }

        private void Answer(byte[]? content)
        {
            if (content is null || content.Length < RequestOverhead || content.Length != content[2] + RequestOverhead
                || ShdlcFrame.Checksum(content.AsSpan(0, content.Length - 1)) != content[^1])
            {
                BadRequests++;
                return;
            }

            if (content[0] != Address || Faults.IsSilent || _pending.Count >= PendingLimit)
            {
                return;
            }

            byte state = _device.Obey(content[1], content.AsSpan(3, content[2]), _data, out int count);
            byte[] frame = Frame(content[1], state, state == ShdlcState.Ok ? _data.AsSpan(0, count) : []);
            long due = _line.Timeline.Plant.NowNanoseconds + Faults.DelayMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond;
            _pending.Enqueue((due, frame));
            if (_pending.Count == 1)
            {
                _thinking.Set(due);
            }
        }

        private byte[] Frame(byte command, byte state, ReadOnlySpan<byte> data)
        {
            if (Faults.State != 0)
            {
                state = Faults.State;
                data = [];
            }

            int address = Faults.HasWrongAddress ? Address + 1 : Address;
            int answered = Faults.HasWrongCommand ? command ^ 0x01 : command;
            int length = Faults.HasWrongLength ? data.Length + 1 : data.Length;
            byte[] content = [(byte)address, (byte)answered, (byte)(state | (_device.IsFlagged ? DeviceFlag : 0)), (byte)length, .. data, 0];
            content[^1] = (byte)(ShdlcFrame.Checksum(content.AsSpan(0, content.Length - 1)) ^ (Faults.HasWrongChecksum ? 0x10 : 0));
            byte[] frame = ShdlcFrame.Stuff(content);
            return Faults.TruncateToBytes >= 0 ? frame[..Math.Min(frame.Length, Faults.TruncateToBytes)] : frame;
        }

        private void SendReply()
        {
            _line.Send(_pending.Dequeue().Frame);
            if (_pending.TryPeek(out (long DueNanoseconds, byte[] Frame) next))
            {
                _thinking.Set(next.DueNanoseconds);
            }
        }
    }
}
