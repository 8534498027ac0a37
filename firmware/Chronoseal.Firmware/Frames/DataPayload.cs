using Chronoseal.Firmware.Sampling;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Frames
{
    /// <summary>Writes the SenML pack of an epoch: docs/frame-format.md, section 2.</summary>
    public sealed class DataPayload
    {
        private readonly CborWriter _writer = new CborWriter();
        private readonly string _baseName;

        /// <summary>Makes a writer for one node.</summary>
        /// <param name="baseName">Ends with a colon.</param>
        public DataPayload(string baseName)
        {
            _baseName = baseName;
        }

        /// <summary>Whether every reading of an epoch can be placed in UTC.</summary>
        public static bool HasUtc(Epoch epoch)
        {
            for (int i = 0; i < epoch.Count; i++)
            {
                if (!epoch[i].HasUtc)
                {
                    return false;
                }
            }

            return epoch.IsOnUtcGrid;
        }

        /// <summary>Writes the pack to the start of a buffer; false if it does not fit.</summary>
        public bool Encode(Epoch epoch, bool hasUtc, byte[] buffer, out int length)
        {
            _writer.Start(buffer, 0);
            _writer.Array(epoch.Count);
            for (int i = 0; i < epoch.Count; i++)
            {
                WriteReading(epoch, epoch[i], i == 0, hasUtc);
            }

            length = _writer.HasOverflowed ? 0 : _writer.Position;
            return !_writer.HasOverflowed;
        }

        // Keys in the order of their encoding: 0, 1, 2, 3, 6, -2, -3, "q", "ct", "dc", "dt", "rt", "tu", "vu".
        private void WriteReading(Epoch epoch, Reading reading, bool isFirst, bool hasUtc)
        {
            _writer.Map(CountPairs(reading, isFirst, hasUtc));
            _writer.Integer(SenmlLabel.Name);
            _writer.Text(Quantities.Name(reading.Quantity));
            if (reading.HasValue)
            {
                _writer.Integer(SenmlLabel.Unit);
                _writer.Text(Units.Symbol(reading.Unit));
                _writer.Integer(SenmlLabel.Value);
                _writer.Decimal(reading.Mantissa, reading.Exponent);
            }
            else
            {
                _writer.Integer(SenmlLabel.StringValue);
                _writer.Text(Outcomes.Name(reading.Outcome));
            }

            if (hasUtc)
            {
                _writer.Integer(SenmlLabel.Time);
                _writer.Decimal(reading.UtcMicroseconds - epoch.UtcMicroseconds, -6);
            }

            WriteBase(epoch, isFirst, hasUtc);
            WriteQualifiers(reading, hasUtc);
        }

        private static int CountPairs(Reading reading, bool isFirst, bool hasUtc)
        {
            int pairs = reading.HasValue ? 3 : 2;
            pairs += hasUtc ? 2 : 1;
            pairs += isFirst ? (hasUtc ? 2 : 1) : 0;
            pairs += reading.Status != 0 ? 1 : 0;
            pairs += reading.DeviceErrorCode != 0 ? 1 : 0;
            pairs += reading.ExposureMicroseconds != 0 ? 1 : 0;
            pairs += reading.InstrumentTimeSeconds != 0 ? 1 : 0;
            pairs += reading.ValueUncertainty != 0 ? 1 : 0;
            return pairs;
        }

        private void WriteBase(Epoch epoch, bool isFirst, bool hasUtc)
        {
            if (!isFirst)
            {
                return;
            }

            _writer.Integer(SenmlLabel.BaseName);
            _writer.Text(_baseName);
            if (hasUtc)
            {
                _writer.Integer(SenmlLabel.BaseTime);
                _writer.Decimal(epoch.UtcMicroseconds, -6);
            }
        }

        private void WriteQualifiers(Reading reading, bool hasUtc)
        {
            WriteUnlessZero("q", reading.Status);
            if (!hasUtc)
            {
                _writer.Text("ct");
                _writer.Integer(reading.CounterMicroseconds);
            }

            WriteUnlessZero("dc", reading.DeviceErrorCode);
            WriteUnlessZero("dt", reading.ExposureMicroseconds);
            WriteUnlessZero("rt", reading.InstrumentTimeSeconds);
            if (hasUtc)
            {
                _writer.Text("tu");
                _writer.Integer(reading.StampUncertaintyMicroseconds);
            }

            if (reading.ValueUncertainty != 0)
            {
                _writer.Text("vu");
                _writer.Decimal(reading.ValueUncertainty, reading.Exponent);
            }
        }

        private void WriteUnlessZero(string label, long value)
        {
            if (value != 0)
            {
                _writer.Text(label);
                _writer.Integer(value);
            }
        }
    }
}
