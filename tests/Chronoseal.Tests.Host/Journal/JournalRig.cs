using System.Security.Cryptography;
using System.Text;
using Chronoseal.Evidence.Verification;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Health;
using Chronoseal.Firmware.Journal;
using Chronoseal.Firmware.Sampling;
using Chronoseal.Firmware.Timing;
using Chronoseal.Firmware.Trust;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>The firmware's path from payload to acknowledgement over recorded flash, driven by hand.</summary>
    internal sealed class JournalRig
    {
        internal const string Node = "0024befffe804ff1";

        private const string BaseName = "urn:dev:mac:" + Node + ":";
        private const long FirstUtcMicroseconds = 1_786_699_800_000_000;

        private static readonly byte[] s_key = SHA256.HashData("a key for journals"u8);
        private static readonly byte[] s_keyId = [1, 2, 3, 4, 5, 6, 7, 8];
        private static readonly (Quantity Quantity, Unit Unit, int Exponent)[] s_quantities =
        [
            (Quantity.Temperature, Unit.Celsius, -3),
            (Quantity.RelativeHumidity, Unit.PercentRelativeHumidity, -3),
            (Quantity.Formaldehyde, Unit.PartsPerMillion, -6),
            (Quantity.TotalOrganicCarbon, Unit.PartsPerMillion, -6),
            (Quantity.ParticlesChannel1, Unit.Count, 0),
        ];

        private readonly History _history;
        private readonly JournalSettings _settings;
        private readonly ChainHead _head = new();
        private readonly Stamp _stamp = new() { State = ClockState.Locked, UncertaintyMicroseconds = 11, BoundMicroseconds = 17 };
        private readonly Epoch _epoch = new();
        private readonly byte[] _payload = new byte[Limits.PayloadBytes];
        private readonly byte[] _frame = new byte[Limits.FrameBytes];
        private readonly PackWriter _pack = new(BaseName);
        private readonly DataPayload _data = new(BaseName);
        private readonly LostFrames _lost = new();
        private readonly JournalCursor _cursor = new();
        private FramePress? _press;
        private WatchedSeal? _seal;

        internal JournalRig(FlashRecorder store, History history, JournalSettings settings)
        {
            Store = store;
            _history = history;
            _settings = settings;
            Ledger = new Ledger(store);
            Journal = new FrameJournal(store, Ledger, settings, Health);
        }

        internal static KeyRing Keys
        {
            get
            {
                var keys = new KeyRing();
                Assert.IsTrue(keys.TryAdd(Convert.ToHexString(s_keyId), s_key, out string error), error);
                return keys;
            }
        }

        internal FlashRecorder Store { get; }

        internal Ledger Ledger { get; }

        internal FrameJournal Journal { get; }

        internal HealthCounters Health { get; } = new();

        internal ChainHead Head => _head;

        internal long Boot { get; private set; }

        /// <summary>Boots as the gateway does, up to the birth frame and what is lost.</summary>
        internal void Start()
        {
            Assert.AreEqual(Outcome.Ok, Ledger.Open());
            Assert.AreEqual(Outcome.Ok, Journal.Open(_head));
            Assert.AreEqual(Outcome.Ok, Journal.CountBoot(out long boot));
            Boot = boot;
            _history.Boots.Add((boot, Store.ChangeCount));
            byte[] bootKey = Hkdf.Derive([], s_key, Encoding.ASCII.GetBytes($"chronoseal/1/boot/{boot}"));
            var sequences = new SequenceSource(Ledger);
            sequences.Open(_head.LastSequence);
            var sealer = new FrameSealer(_seal = new WatchedSeal(new MacSeal(new ManagedHmacSha256(bootKey), s_keyId), Store), _head);
            _press = new FramePress(sealer, sequences, Journal, boot, Health);
            Journal.Rewind(_cursor);
            Seal(FrameKind.Birth);
            TellLost();
        }

        /// <summary>Seals a frame; false where the journal refuses it.</summary>
        internal bool Seal(FrameKind kind)
        {
            _stamp.UtcMicroseconds = FirstUtcMicroseconds + _head.LastSequence * 1_000_000;
            int length = kind switch
            {
                FrameKind.Data => Data(),
                FrameKind.Birth => Birth(),
                _ => Gap(3),
            };
            return Press(kind, length);
        }

        /// <summary>Tells of lost frames as the acquisition task does.</summary>
        internal void TellLost()
        {
            while (_press!.Ready() == Outcome.Ok && Journal.TryPeekLost(_lost))
            {
                _stamp.UtcMicroseconds = FirstUtcMicroseconds + _head.LastSequence * 1_000_000;
                if (!Press(FrameKind.Event, Lost(_lost)))
                {
                    return;
                }

                var told = new LostFrames();
                told.CopyFrom(_lost);
                _history.Told.Add((told, _history.Sealed[^1]));
                Journal.MarkTold(_lost);
            }
        }

        /// <summary>Reads what waits, up to a number of frames.</summary>
        internal int Ship(int most)
        {
            int shipped = 0;
            while (shipped < most && Journal.ReadNext(_cursor, _frame, out int length, out long sequence) == Outcome.Ok)
            {
                byte[] bytes = _frame[..length];
                SealedEntry? entry = _history.Sealed.FindLast(e => e.Sequence == sequence);
                Assert.IsNotNull(entry, $"frame {sequence} was never sealed");
                CollectionAssert.AreEqual(entry.Bytes, bytes, $"frame {sequence} is not what was sealed");
                _history.Delivered.Add((entry, Store.ChangeCount));
                shipped++;
            }

            return shipped;
        }

        /// <summary>Acknowledges all but the last few of what was read.</summary>
        internal void Acknowledge(int allBut)
        {
            if (_history.Delivered.Count <= allBut)
            {
                return;
            }

            long sequence = _history.Delivered[^(1 + allBut)].Entry.Sequence;
            _history.Acknowledged.Add((sequence, Store.ChangeCount));
            Journal.Acknowledge(sequence);
        }

        /// <summary>Writes what waits to be written together.</summary>
        internal void Write()
        {
            _press!.Write();
            NoteSafe();
        }

        private bool Press(FrameKind kind, int length)
        {
            byte[] previous = [.. _head.LastDigest];
            long before = _head.LastSequence;
            Outcome outcome = _press!.Press(kind, _payload, length, _stamp);
            if (outcome != Outcome.Ok)
            {
                return false;
            }

            SealedFrame frame = _press.Frame;
            Assert.IsGreaterThan(before, frame.Sequence);
            _history.Sealed.Add(new SealedEntry
            {
                Sequence = frame.Sequence,
                Boot = Boot,
                Kind = kind,
                Bytes = frame.Buffer[frame.Offset..(frame.Offset + frame.Length)],
                Digest = [.. _head.LastDigest],
                Previous = previous,
                SealedAt = _seal!.SealedAt,
            });
            NoteSafe();
            return true;
        }

        private void NoteSafe()
        {
            for (int i = _history.Sealed.Count - 1; i >= 0 && !Journal.HasUnwritten && _history.Sealed[i].SafeAt == long.MaxValue; i--)
            {
                if (_history.Sealed[i].Boot == Boot)
                {
                    _history.Sealed[i].SafeAt = Store.ChangeCount;
                }
            }
        }

        private int Data()
        {
            long utc = _stamp.UtcMicroseconds;
            _epoch.Start(true, utc);
            foreach ((Quantity quantity, Unit unit, int exponent) in s_quantities)
            {
                Reading reading = _epoch.Add();
                reading.Quantity = quantity;
                reading.Unit = unit;
                reading.HasValue = true;
                reading.HasUtc = true;
                reading.Mantissa = 21_569 + utc % 97;
                reading.Exponent = exponent;
                reading.UtcMicroseconds = utc + 5_123;
                reading.StampUncertaintyMicroseconds = 5_774;
            }

            Assert.IsTrue(_data.Encode(_epoch, true, _payload, out int length));
            return length;
        }

        private int Birth()
        {
            _pack.Start(_payload, _stamp, 0);
            _pack.Text("fw", "", "", "journal rig");
            for (int i = 0; i < 5; i++)
            {
                _pack.Text("s/", "part" + i, "/serial", "0123456789012345678901234567890123456789");
            }

            Assert.IsTrue(_pack.Finish(out int length));
            return length;
        }

        private int Gap(long epochs)
        {
            _pack.Start(_payload, _stamp, 0);
            _pack.Number("event/gap", "", "", "count", epochs, 0);
            Assert.IsTrue(_pack.Finish(out int length));
            return length;
        }

        private int Lost(LostFrames lost)
        {
            _pack.Start(_payload, _stamp, 0);
            _pack.Number("event/lost", "", "", "count", lost.Count, 0);
            _pack.Number("event/lost/first", "", "", "count", lost.First, 0);
            _pack.Number("event/lost/last", "", "", "count", lost.Last, 0);
            _pack.Text("event/lost/why", "", "", lost.Cause == LossCause.Full ? "full" : "damage");
            Assert.IsTrue(_pack.Finish(out int length));
            return length;
        }
    }
}
