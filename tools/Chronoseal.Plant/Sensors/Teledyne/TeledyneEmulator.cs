namespace Chronoseal.Plant
{
    /// <summary>
    /// A Teledyne API analyser behind Modbus (sensors.md 4.1): floats in input registers, high word first, discrete inputs, and the
    /// coils that start calibrations. Renews its value once a second. While a calibration runs it measures calibration gas.
    /// Not modelled: adaptive filter and rise time (the value is the room's of that second), ranges, alarms,
    /// calibrations that differ from one another.
    /// </summary>
    public sealed class TeledyneEmulator : ModbusMap
    {
        /// <summary>Time between values.</summary>
        public const long PeriodNanoseconds = VirtualTimeline.NanosecondsPerSecond;

        /// <summary>Concentration of the calibration gas, ppb.</summary>
        public const float SpanGasPpb = 400;

        private const int FirstCoil = 20;
        private const int LastCoil = 25;
        private const float BoxTemperature = 28.5f;
        private const float ReferenceMilliVolts = 4096.2f;
        private const double NoisePpb = 0.05;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private readonly PlantTimer _timer;
        private readonly TeledyneMap _map;
        private readonly float[] _floats;
        private readonly bool[] _inputs;
        private bool _isOnCalibrationGas;

        /// <summary>Connects an analyser to the air of a room and starts it.</summary>
        public TeledyneEmulator(VirtualTimeline timeline, RoomModel room, PlantRandom random, TeledyneMap map)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            _map = map;
            _floats = new float[map.RegisterCount / 2];
            _inputs = new bool[map.InputCount];
            _inputs[map.SystemOk] = true;
            _timer = timeline.CreateTimer(Renew);
            Renew();
            _timer.Set(timeline.NowNanoseconds + (long)random.Uniform(0, PeriodNanoseconds));
        }

        /// <summary>Requests to write, refused or not.</summary>
        public int WriteCount { get; private set; }

        /// <summary>Measures calibration gas in place of the air. Shows in the value at once.</summary>
        public bool IsOnCalibrationGas
        {
            get
            {
                return _isOnCalibrationGas;
            }

            set
            {
                _isOnCalibrationGas = value;
                Fill();
            }
        }

        /// <summary>Sends floats with their low word first.</summary>
        public bool IsLowWordFirst { get; set; }

        /// <summary>Sets a discrete input. Takes effect at once.</summary>
        public void SetInput(int input, bool value)
        {
            _inputs[input] = value;
        }

        /// <inheritdoc/>
        public override int ReadInput(int address, Span<ushort> values)
        {
            if (address + values.Length > _map.RegisterCount)
            {
                return IllegalAddress;
            }

            for (int i = 0; i < values.Length; i++)
            {
                uint bits = BitConverter.SingleToUInt32Bits(_floats[(address + i) / 2]);
                values[i] = (ushort)((address + i) % 2 == 0 == IsLowWordFirst ? bits : bits >> 16);
            }

            return Success;
        }

        /// <inheritdoc/>
        public override int ReadDiscrete(int address, Span<bool> values)
        {
            if (address + values.Length > _inputs.Length)
            {
                return IllegalAddress;
            }

            _inputs.AsSpan(address, values.Length).CopyTo(values);
            return Success;
        }

        /// <inheritdoc/>
        public override int WriteCoil(int address, bool value)
        {
            WriteCount++;
            if (address < FirstCoil || address > LastCoil)
            {
                return IllegalAddress;
            }

            IsOnCalibrationGas = value;
            _inputs[_map.Calibration] = value;
            return Success;
        }

        /// <inheritdoc/>
        public override int WriteCoils(int address, ReadOnlySpan<bool> values)
        {
            int outcome = Success;
            for (int i = 0; i < values.Length && outcome == Success; i++)
            {
                outcome = WriteCoil(address + i, values[i]);
            }

            return outcome;
        }

        private void Renew()
        {
            _timer.Set(_timeline.NowNanoseconds + PeriodNanoseconds);
            Fill();
        }

        private void Fill()
        {
            foreach ((int register, RoomParameter parameter) in _map.Concentrations)
            {
                float air = (float)(_room.At(parameter, _timeline.NowNanoseconds) + _random.Gaussian(NoisePpb));
                _floats[register / 2] = _isOnCalibrationGas ? SpanGasPpb : air;
            }

            _floats[_map.BoxTemperature / 2] = BoxTemperature;
            _floats[_map.Reference / 2] = ReferenceMilliVolts;
        }
    }
}
