using Chronoseal.Firmware.Console;
using Chronoseal.Firmware.Console.Frames;
using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Journal;
using Chronoseal.Plant;
using Chronoseal.Tests.Host.JournalTests;

namespace Chronoseal.Tests.Host.Fuzz
{
    /// <summary>The console's view of frames, over any bytes.</summary>
    internal sealed class FrameDecoderTarget : FuzzTarget
    {
        private readonly FrameDecoder _decoder = new();
        private readonly byte[][] _seeds = Seal();

        public override string Name => "console frames";

        public override int LongestBytes => 1_000;

        public override IReadOnlyList<byte[]> Seeds => _seeds;

        public override void Feed(byte[] input)
        {
            bool isFrame = _decoder.Decode(input, input.Length);
            Assert.IsInRange(0, input.Length, _decoder.FailedAt);
            Assert.IsTrue(!isFrame || input.Length > 40);
            Assert.IsLessThan(ConsoleLimits.RecordCharacters + 40, _decoder.Records.Length);
            Assert.IsInRange(0, 5, _decoder.ClockState);
            Assert.IsTrue(_decoder.Decode(_seeds[0], _seeds[0].Length), "a bad frame spoils the next");
        }

        private static byte[][] Seal()
        {
            var history = new History();
            var rig = new JournalRig(new FlashRecorder(), history, new JournalSettings());
            rig.Start();
            rig.Seal(FrameKind.Data);
            rig.Seal(FrameKind.Event);
            return [.. history.Sealed.Select(e => e.Bytes)];
        }
    }
}
