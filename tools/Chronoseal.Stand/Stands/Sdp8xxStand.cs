using Chronoseal.Drivers.Parts;
using Chronoseal.Drivers.Sdp8xx;
using Chronoseal.Hal;
using Chronoseal.Plant;

namespace Chronoseal.Stand.Stands
{
    /// <summary>An SDP810-500Pa.</summary>
    public class Sdp8xxStand : PartStand
    {
        private const uint Sdp810ProductNumber = 0x03020A01;
        private const short StepsPerPascal = 60;
        private const long NanosecondsPerMicrosecond = 1_000;

        private Sdp8xxEmulator? _emulator;

        /// <inheritdoc/>
        public override PartSheet Sheet => Sdp8xxPart.Sdp8xxSheet;

        /// <inheritdoc/>
        public override ISensor Place(Bench bench) => Place(bench, Sdp8xxEmulator.Address, Sdp810ProductNumber, StepsPerPascal);

        /// <summary>The mean of the room over the exposure that ended then; a ramp's mean is its value in the middle.</summary>
        public override double TruthAt(Bench bench, Sample sample, long trueNanoseconds)
        {
            const int steps = 16;
            double sum = 0;
            for (int i = 0; i < steps; i++)
            {
                long before = (long)((i + 0.5) / steps * sample.ExposureMicroseconds * NanosecondsPerMicrosecond);
                sum += bench.Room.At(RoomParameter.DifferentialPressure, trueNanoseconds - before);
            }

            return sum / steps;
        }

        /// <summary>Steeper than by default: 20 ms more or less have to show.</summary>
        public override void SetRamps(RoomModel room)
        {
            base.SetRamps(room);
            room.SetRamp(RoomParameter.DifferentialPressure, new RoomRamp(-400, 2.7));
        }

        /// <inheritdoc/>
        public override bool TrySwap()
        {
            _emulator!.SerialNumber ^= 0x5555_0000_5555;
            return TryBrownOut();
        }

        /// <inheritdoc/>
        public override bool TryBrownOut()
        {
            _emulator!.LosePower();
            return true;
        }

        /// <summary>Puts a part of the family on the bench.</summary>
        private protected ISensor Place(Bench bench, int address, uint productNumber, short stepsPerPascal)
        {
            _emulator = new Sdp8xxEmulator(bench.Plant, bench.Room, bench.Random(Sheet.Id), productNumber, stepsPerPascal);
            return new Sdp8xxSensor("pressure", bench.Attach(address, _emulator), bench.Delay, new Sdp8xxSettings());
        }
    }
}
