using Chronoseal.Firmware.Journal;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Sampling
{
    /// <summary>
    /// Which calibration of each sensor the chain knows, over boots: so that one that came into force while the node was off, or that a power cut
    /// kept from being told, is told after all. A note that is lost has everything told once more.
    /// </summary>
    public sealed class ToldCalibrations
    {
        /// <summary>The file's name.</summary>
        public const string NoteFile = "cal.told";

        private const string NewFile = "cal.new";
        private const int PrintLength = 8;
        private const int EntryLength = 2 * PrintLength;
        private const int CheckedLength = Limits.Sensors * EntryLength;
        private const int NoteLength = CheckedLength + TwinBlock.CheckLength;

        private readonly IFileStore _files;
        private readonly SensorSlot[] _slots;
        private readonly long[] _told;
        private bool _isNoteDue;

        /// <summary>Reads what earlier boots told.</summary>
        public ToldCalibrations(IFileStore files, SensorSlot[] slots)
        {
            _files = files;
            _slots = slots;
            _told = new long[slots.Length];
            Read();
        }

        /// <summary>The first sensor whose calibration has still to be told; -1 if there is none.</summary>
        public int FirstUntold()
        {
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i].Calibration.Print != _told[i])
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Takes note that a sensor's calibration was told.</summary>
        public void MarkTold(int index)
        {
            _told[index] = _slots[index].Calibration.Print;
            _isNoteDue = true;
        }

        /// <summary>
        /// Writes the note down, if there is something new: only once the frames that told it are on the flash. One that cannot be written is not tried again
        /// before something else is told.
        /// </summary>
        public Outcome Write()
        {
            if (!_isNoteDue)
            {
                return Outcome.Ok;
            }

            _isNoteDue = false;
            var note = new byte[NoteLength];
            for (int i = 0; i < _slots.Length; i++)
            {
                LittleEndian.Write(note, i * EntryLength, Name(i), PrintLength);
                LittleEndian.Write(note, i * EntryLength + PrintLength, _told[i], PrintLength);
            }

            LittleEndian.Write(note, CheckedLength, Crc32.Compute(note, 0, CheckedLength), TwinBlock.CheckLength);
            Outcome outcome = _files.Delete(NewFile);
            outcome = outcome == Outcome.Ok ? _files.Append(NewFile, note, 0, NoteLength) : outcome;
            outcome = outcome == Outcome.Ok ? _files.Flush(NewFile) : outcome;
            return outcome == Outcome.Ok ? _files.Rename(NewFile, NoteFile) : outcome;
        }

        private void Read()
        {
            var note = new byte[NoteLength];
            bool isWhole = _files.Read(NoteFile, 0, note, 0, NoteLength, out int count) == Outcome.Ok && count == NoteLength
                && (uint)LittleEndian.Read(note, CheckedLength, TwinBlock.CheckLength) == Crc32.Compute(note, 0, CheckedLength);
            for (int i = 0; i < _slots.Length && isWhole; i++)
            {
                _told[i] = Find(note, Name(i));
            }
        }

        // By name: sensors may be fitted and taken away between two boots.
        private static long Find(byte[] note, long name)
        {
            for (int at = 0; at < CheckedLength; at += EntryLength)
            {
                if (LittleEndian.Read(note, at, PrintLength) == name)
                {
                    return LittleEndian.Read(note, at + PrintLength, PrintLength);
                }
            }

            return 0;
        }

        private long Name(int index)
        {
            return Fingerprint.Add(Fingerprint.Empty, _slots[index].Sensor.Name);
        }
    }
}
