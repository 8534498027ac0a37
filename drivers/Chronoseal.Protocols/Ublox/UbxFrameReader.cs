namespace Chronoseal.Protocols.Ublox
{
    /// <summary>
    /// Finds frames in a stream of bytes, across any number of reads and between NMEA sentences and garbage. Source: see
    /// <see cref="UbxFrame"/>. Nothing is read twice: bytes that a broken frame swallowed are lost.
    /// </summary>
    public sealed class UbxFrameReader
    {
        /// <summary>Longest payload kept unless more is asked for, in bytes; UBX-NAV-PVT with 92 is the longest that tells time.</summary>
        public const int MaximumPayloadLength = 100;

        /// <summary>Longest payload, in bytes, that is skipped by its length; a greater length is taken for garbage.</summary>
        public const int MaximumSkippedLength = 1024;

        private readonly byte[] _payload;
        private int _position;
        private byte _firstSum;
        private byte _secondSum;

        /// <summary>Makes a reader of payloads up to <see cref="MaximumPayloadLength"/>.</summary>
        public UbxFrameReader()
            : this(MaximumPayloadLength)
        {
        }

        /// <summary>Makes a reader.</summary>
        /// <param name="payloadCapacity">Longest payload kept, in bytes, 1 to <see cref="MaximumSkippedLength"/>; longer frames are skipped.</param>
        public UbxFrameReader(int payloadCapacity)
        {
            _payload = new byte[payloadCapacity];
        }

        /// <summary>
        /// Class and id of the frame that <see cref="Add"/> ended, see <see cref="UbxMessage"/>; valid until the next <see cref="Add"/>.
        /// </summary>
        public int Message { get; private set; }

        /// <summary>How many bytes of <see cref="Payload"/> belong to the frame; valid until the next <see cref="Add"/>.</summary>
        public int Length { get; private set; }

        /// <summary>The frame's payload, from index 0; valid until the next <see cref="Add"/>.</summary>
        public byte[] Payload
        {
            get { return _payload; }
        }

        /// <summary>
        /// True from the first sync byte of a frame to before its last checksum byte. A reader of NMEA on the same line wants none
        /// of these bytes: a payload may hold a dollar sign.
        /// </summary>
        public bool IsInside
        {
            get { return _position > 0; }
        }

        /// <summary>Frames dropped so far because their checksum was wrong, skipped ones included.</summary>
        public int BadChecksums { get; private set; }

        /// <summary>
        /// Frames dropped so far because of their length: well-formed ones that were skipped, and lengths that were not believed.
        /// </summary>
        public int OversizeFrames { get; private set; }

        /// <summary>
        /// Forgets a frame that has begun. For a caller that saw the line silent: receivers send a frame in one go, so what comes
        /// after a pause is not its rest.
        /// </summary>
        public void Reset()
        {
            _position = 0;
        }

        /// <summary>Takes a byte; true when it ended a frame with the right checksum and a payload that fits.</summary>
        public bool Add(byte value)
        {
            if (_position < 2)
            {
                Synchronise(value);
                return false;
            }

            int index = _position - UbxFrame.HeaderLength;
            if (index >= 0 && index >= Length)
            {
                return TakeChecksum(value, index == Length);
            }

            _firstSum = (byte)(_firstSum + value);
            _secondSum = (byte)(_secondSum + _firstSum);
            if (index < 0)
            {
                TakeHeader(value);
                return false;
            }

            if (index < _payload.Length)
            {
                _payload[index] = value;
            }

            _position++;
            return false;
        }

        private void Synchronise(byte value)
        {
            if (_position == 1 && value == UbxFrame.SecondSync)
            {
                _position = 2;
                _firstSum = 0;
                _secondSum = 0;
                return;
            }

            Restart(value);
        }

        // A byte that does not belong to this frame may be the first of the next.
        private void Restart(byte value)
        {
            _position = value == UbxFrame.FirstSync ? 1 : 0;
        }

        private void TakeHeader(byte value)
        {
            switch (_position)
            {
                case 2:
                    Message = value << 8;
                    break;
                case 3:
                    Message |= value;
                    break;
                case 4:
                    Length = value;
                    break;
                default:
                    Length |= value << 8;
                    break;
            }

            _position++;
            if (_position == UbxFrame.HeaderLength && Length > MaximumSkippedLength)
            {
                OversizeFrames++;
                Restart(value);
            }
        }

        private bool TakeChecksum(byte value, bool isFirst)
        {
            if (value != (isFirst ? _firstSum : _secondSum))
            {
                BadChecksums++;
                Restart(value);
                return false;
            }

            if (isFirst)
            {
                _position++;
                return false;
            }

            _position = 0;
            if (Length > _payload.Length)
            {
                OversizeFrames++;
                return false;
            }

            return true;
        }
    }
}
