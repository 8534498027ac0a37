using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Timing
{
    /// <summary>
    /// Where the expected frequency carries time once the edges have stopped: straight steps of 16 seconds, each with the frequency
    /// that <see cref="HoldoverModel"/> expects. A function of the counter alone: whoever asks, and in whatever order, gets the same
    /// answer.
    /// </summary>
    public sealed class HoldoverPath
    {
        private const long StepMicroseconds = HoldoverModel.StepSeconds * 1000000L;

        private readonly HoldoverModel _model;
        private long _startCounter;
        private long _startUtcScaled;
        private long _stepCounter;
        private long _stepUtcScaled;
        private long _stepRate;

        /// <summary>Makes a path along a model.</summary>
        public HoldoverPath(HoldoverModel model)
        {
            _model = model;
            _startCounter = long.MaxValue;
        }

        /// <summary>Counter from which on the path counts.</summary>
        public long StartCounter
        {
            get { return _startCounter; }
        }

        /// <summary>Counter at which the step of the latest question began.</summary>
        public long StepCounter
        {
            get { return _stepCounter; }
        }

        /// <summary>UTC there, microseconds times 2^8.</summary>
        public long StepUtcScaled
        {
            get { return _stepUtcScaled; }
        }

        /// <summary>Rate of the step of the latest question, as <see cref="Timescale"/> has it.</summary>
        public long StepRate
        {
            get { return _stepRate; }
        }

        /// <summary>Starts a path; the model must have been started.</summary>
        public void Start(long counter, long utcScaled)
        {
            _startCounter = counter;
            _startUtcScaled = utcScaled;
            Rewind();
        }

        /// <summary>UTC at a counter value at or after the start, microseconds times 2^8.</summary>
        public long UtcScaledAt(long counter)
        {
            if (counter < _stepCounter)
            {
                Rewind();
            }

            int steps = 0;
            while (counter - _stepCounter >= StepMicroseconds && steps < TimingLimits.HoldoverStepsPerAnswer)
            {
                _stepUtcScaled += Timescale.Elapse(StepMicroseconds, _stepRate);
                _stepCounter += StepMicroseconds;
                _stepRate = Timescale.RateOf(_model.Step());
                steps++;
            }

            return _stepUtcScaled + Timescale.Elapse(counter - _stepCounter, _stepRate);
        }

        private void Rewind()
        {
            _model.Rewind();
            _stepCounter = _startCounter;
            _stepUtcScaled = _startUtcScaled;
            _stepRate = Timescale.RateOf(_model.Step());
        }
    }
}
