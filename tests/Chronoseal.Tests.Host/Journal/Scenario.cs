using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Journal;
using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.JournalTests
{
    /// <summary>200 frames over four boots: acknowledged at once, late, and not for so long that the oldest have to go.</summary>
    internal sealed class Scenario
    {
        internal Scenario(JournalSettings settings, bool stopsShort = false)
        {
            Settings = settings;
            Store = new FlashRecorder();
            Steady(Boot(), 40);
            if (stopsShort)
            {
                return;
            }

            Away(Boot(), 65);
            Back(Boot(), 45);
            Away(Boot(), 12);
            Steady(Boot(), 24);
        }

        internal JournalSettings Settings { get; }

        internal FlashRecorder Store { get; }

        internal History History { get; } = new();

        private JournalRig Boot()
        {
            var rig = new JournalRig(Store, History, Settings);
            rig.Start();
            return rig;
        }

        private static void Steady(JournalRig rig, int frames)
        {
            for (int i = 0; i < frames; i++)
            {
                rig.Seal(i % 13 == 5 ? FrameKind.Event : FrameKind.Data);
                rig.Ship(8);
                rig.Acknowledge(i % 3);
                rig.TellLost();
            }
        }

        private static void Away(JournalRig rig, int frames)
        {
            for (int i = 0; i < frames; i++)
            {
                rig.Seal(i % 16 == 7 ? FrameKind.Event : FrameKind.Data);
                rig.TellLost();
            }
        }

        private static void Back(JournalRig rig, int frames)
        {
            for (int i = 0; i < frames; i++)
            {
                rig.Seal(i % 20 == 3 ? FrameKind.Birth : FrameKind.Data);
                rig.Ship(2);
                rig.Acknowledge(1);
                rig.TellLost();
            }
        }
    }
}
