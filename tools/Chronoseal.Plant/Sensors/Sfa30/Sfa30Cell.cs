namespace Chronoseal.Plant
{
    /// <summary>
    /// What is behind both interfaces of an SFA30 (sensors.md 4.3): while it measures it has a new value every half second from its
    /// start. Not modelled: warm-up of the cell, its averaging and its cross-sensitivities.
    /// </summary>
    internal sealed class Sfa30Cell
    {
        public const long IntervalNanoseconds = 500_000_000;

        private const double FormaldehydeNoisePartsPerBillion = 0.4;
        private const double HumidityNoisePercent = 0.1;
        private const double TemperatureNoiseCelsius = 0.05;

        private readonly VirtualTimeline _timeline;
        private readonly RoomModel _room;
        private readonly PlantRandom _random;
        private long _startedNanoseconds = VirtualTimeline.Never;
        private long _drawnValue = -1;

        public Sfa30Cell(VirtualTimeline timeline, RoomModel room, PlantRandom random)
        {
            _timeline = timeline;
            _room = room;
            _random = random;
            Marking = random.NextBits().ToString("X16");
        }

        public string Marking { get; set; }

        public bool IsMeasuring
        {
            get { return _startedNanoseconds != VirtualTimeline.Never; }
        }

        public ushort Formaldehyde { get; private set; }

        public ushort Humidity { get; private set; }

        public ushort Temperature { get; private set; }

        public void Start()
        {
            _startedNanoseconds = _timeline.NowNanoseconds;
            _drawnValue = -1;
        }

        public void Stop()
        {
            _startedNanoseconds = VirtualTimeline.Never;
        }

        /// <summary>When the value was measured that is the newest at an instant; negative if there is none.</summary>
        public long NewestNanoseconds(long atNanoseconds)
        {
            long value = IsMeasuring ? (atNanoseconds - _startedNanoseconds) / IntervalNanoseconds : 0;
            return value > 0 ? _startedNanoseconds + value * IntervalNanoseconds : -1;
        }

        /// <summary>Brings the words up to date; false if there is no value yet.</summary>
        public bool Measure()
        {
            long newest = NewestNanoseconds(_timeline.NowNanoseconds);
            if (newest >= 0 && newest != _drawnValue)
            {
                _drawnValue = newest;
                Draw(newest);
            }

            return newest >= 0;
        }

        private void Draw(long trueNanoseconds)
        {
            Formaldehyde = Sfa30Codec.FormaldehydeWord(Noisy(RoomParameter.Formaldehyde, trueNanoseconds, FormaldehydeNoisePartsPerBillion));
            Humidity = Sfa30Codec.HumidityWord(Noisy(RoomParameter.RelativeHumidity, trueNanoseconds, HumidityNoisePercent));
            Temperature = Sfa30Codec.TemperatureWord(Noisy(RoomParameter.Temperature, trueNanoseconds, TemperatureNoiseCelsius));
        }

        private double Noisy(RoomParameter parameter, long trueNanoseconds, double noise)
        {
            return _room.At(parameter, trueNanoseconds) + _random.Gaussian(noise);
        }
    }
}
