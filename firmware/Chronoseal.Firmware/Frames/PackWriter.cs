using Chronoseal.Firmware.Timing;

namespace Chronoseal.Firmware.Frames
{
    /// <summary>
    /// Writes SenML packs of facts (birth and event frames): one record a fact, the base fields and the time with the first.
    /// The number of records is filled in at the end, so that the writer of a pack need not count ahead.
    /// </summary>
    public sealed class PackWriter
    {
        private const int CountHeadLength = 3;
        private const int LongestShortArray = 23;

        private readonly CborWriter _writer = new CborWriter();
        private readonly string _baseName;
        private byte[] _buffer;
        private int _records;
        private bool _hasUtc;
        private long _utcMicroseconds;
        private long _counterMicroseconds;

        /// <summary>Makes a writer for one node.</summary>
        /// <param name="baseName">Ends with a colon.</param>
        public PackWriter(string baseName)
        {
            _baseName = baseName;
        }

        /// <summary>Starts a pack.</summary>
        /// <param name="buffer">Where to; the pack will start at its first byte.</param>
        /// <param name="stamp">When, by the clock.</param>
        /// <param name="counterMicroseconds">When, by the counter.</param>
        public void Start(byte[] buffer, Stamp stamp, long counterMicroseconds)
        {
            _buffer = buffer;
            _records = 0;
            _hasUtc = stamp.HasUtc;
            _utcMicroseconds = stamp.UtcMicroseconds;
            _counterMicroseconds = counterMicroseconds;
            _writer.Start(buffer, CountHeadLength);
        }

        /// <summary>A fact in words; left out when the words are empty.</summary>
        public void Text(string group, string item, string leaf, string value)
        {
            if (value.Length > 0)
            {
                Open(group, item, leaf, 1);
                _writer.Integer(SenmlLabel.StringValue);
                _writer.Text(value);
                Close();
            }
        }

        /// <summary>A fact in bytes.</summary>
        public void Data(string name, byte[] value)
        {
            Open(name, "", "", 1);
            _writer.Integer(SenmlLabel.DataValue);
            _writer.Bytes(value, 0, value.Length);
            Close();
        }

        /// <summary>A fact in numbers: mantissa and power of ten, with a unit's symbol.</summary>
        public void Number(string group, string item, string leaf, string unit, long mantissa, int exponent)
        {
            Open(group, item, leaf, 2);
            _writer.Integer(SenmlLabel.Unit);
            _writer.Text(unit);
            _writer.Integer(SenmlLabel.Value);
            _writer.Decimal(mantissa, exponent);
            Close();
        }

        /// <summary>Ends the pack.</summary>
        /// <param name="length">Its length in bytes; 0 if it did not fit.</param>
        /// <returns>Whether everything fitted.</returns>
        public bool Finish(out int length)
        {
            length = 0;
            if (_writer.HasOverflowed || _records > 255)
            {
                return false;
            }

            int end = _writer.Position;
            int head = _records <= LongestShortArray ? 1 : 2;
            System.Array.Copy(_buffer, CountHeadLength, _buffer, head, end - CountHeadLength);
            _writer.Start(_buffer, 0);
            _writer.Array(_records);
            length = end - CountHeadLength + head;
            return true;
        }

        private void Open(string group, string item, string leaf, int valuePairs)
        {
            bool isFirst = _records == 0;
            _records++;
            _writer.Map(1 + valuePairs + (isFirst ? 2 : 0));
            _writer.Integer(SenmlLabel.Name);
            _writer.Text(group, item, leaf);
        }

        // Keys of the first record come after those of the value, in the order of their encoding.
        private void Close()
        {
            if (_records != 1)
            {
                return;
            }

            _writer.Integer(SenmlLabel.BaseName);
            _writer.Text(_baseName);
            if (_hasUtc)
            {
                _writer.Integer(SenmlLabel.BaseTime);
                _writer.Decimal(_utcMicroseconds, -6);
            }
            else
            {
                _writer.Text("ct");
                _writer.Integer(_counterMicroseconds);
            }
        }
    }
}
