namespace Chronoseal.Plant
{
    /// <summary>
    /// A Delta Ohm HD402ST behind Modbus (sensors.md 6.2), function 4 and, for its line settings, 3. Each model offers some of the
    /// registers 3 to 20 and answers 0x8000 for the others. Measures eight times a second by itself, with the shortest response
    /// time set. Not modelled: longer averaging, zero calibration, changing its line settings.
    /// </summary>
    public sealed class Hd402stEmulator : ModbusMap
    {
        /// <summary>Time between measurements.</summary>
        public const long PeriodNanoseconds = 125_000_000;

        private const ushort NotAvailable = 0x8000;
        private const int FirstPressure = 3;
        private const int Errors = 26;
        private const double NoisePascals = 0.05;
        private const double PascalsPerMmWater = 9.80665;
        private const double PascalsPerInchWater = 249.08891;
        private const double PascalsPerMmMercury = 133.32239;
        private const double PascalsPerPsi = 6894.757;

        // From register 3 on: pascals a step, and which models offer the register (bit 0 for the HD402ST1).
        private static readonly (double Step, int Models)[] s_registers =
        [
            (0.1, 0b00001), (1, 0b00111), (10, 0b01110), (100, 0b11100), (1000, 0b11000),
            (0.01 * PascalsPerMmWater, 0b00011), (0.1 * PascalsPerMmWater, 0b00111), (PascalsPerMmWater, 0b01110),
            (0.001 * PascalsPerInchWater, 0b00011), (0.01 * PascalsPerInchWater, 0b00110), (0.1 * PascalsPerInchWater, 0b11100), (PascalsPerInchWater, 0b11000),
            (0.001 * PascalsPerMmMercury, 0b00010), (0.01 * PascalsPerMmMercury, 0b00110), (0.1 * PascalsPerMmMercury, 0b01100), (PascalsPerMmMercury, 0b11000),
            (0.001 * PascalsPerPsi, 0b00100), (0.01 * PascalsPerPsi, 0b11100),
        ];

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly PlantTimer _timer;
        private readonly int _model;
        private double _pascals;

        /// <summary>Puts a transmitter between a room and its corridor and powers it.</summary>
        /// <param name="timeline">True time.</param>
        /// <param name="room">What it measures.</param>
        /// <param name="random">Noise and phase.</param>
        /// <param name="model">1 to 5 for HD402ST1 to HD402ST5.</param>
        public Hd402stEmulator(VirtualTimeline timeline, RoomModel room, PlantRandom random, int model)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            _model = model;
            _timer = timeline.CreateTimer(Measure);
            Measure();
            _timer.Set(timeline.NowNanoseconds + (long)random.Uniform(0, PeriodNanoseconds));
        }

        /// <summary>Content of the error register.</summary>
        public ushort ErrorBits { get; set; }

        /// <summary>What is added to the number of every register: 1 for an instrument whose manual counts from 1.</summary>
        public int Offset { get; set; }

        /// <inheritdoc/>
        public override int ReadInput(int address, Span<ushort> values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                int register = address + i + Offset;
                if (register < 0 || register > Errors)
                {
                    return IllegalAddress;
                }

                values[i] = register == Errors ? ErrorBits : Pressure(register - FirstPressure);
            }

            return Success;
        }

        /// <inheritdoc/>
        public override int ReadHolding(int address, Span<ushort> values)
        {
            if (address < 100 || address + values.Length > 103)
            {
                return IllegalAddress;
            }

            // Address 1, 19200 baud, 8E1.
            ReadOnlySpan<ushort> line = [1, 4, 2];
            line.Slice(address - 100, values.Length).CopyTo(values);
            return Success;
        }

        private ushort Pressure(int index)
        {
            bool isOffered = index >= 0 && index < s_registers.Length && (s_registers[index].Models >> (_model - 1) & 1) != 0;
            return isOffered ? (ushort)(short)Math.Clamp(Math.Round(_pascals / s_registers[index].Step), -32_767, 32_767) : NotAvailable;
        }

        private void Measure()
        {
            long now = _timeline.NowNanoseconds;
            _timer.Set(now + PeriodNanoseconds);
            _pascals = _room.At(RoomParameter.DifferentialPressure, now) + _random.Gaussian(NoisePascals);
        }
    }
}
