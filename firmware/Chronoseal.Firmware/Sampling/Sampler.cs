using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;

namespace Chronoseal.Firmware.Sampling
{
    /// <summary>
    /// Takes one epoch: starts all sensors back to back, fetches each when it is ready, stamps every reading with the instant
    /// that its driver declares, and corrects it by the sensor's calibration. A failed read is a reading without a value, and so is one that cannot
    /// be corrected.
    /// </summary>
    public sealed class Sampler
    {
        private readonly ITimeline _timeline;
        private readonly DisciplinedClock _clock;
        private readonly SensorSlot[] _slots;
        private readonly Stamp _stamp = new Stamp();

        /// <summary>Makes a sampler.</summary>
        public Sampler(ITimeline timeline, DisciplinedClock clock, SensorSlot[] slots)
        {
            _timeline = timeline;
            _clock = clock;
            _slots = slots;
        }

        /// <summary>Takes an epoch; its grid instant must have been set by <see cref="Epoch.Start"/>.</summary>
        public void Run(Epoch epoch)
        {
            BeginAll(epoch);
            for (SensorSlot slot = NextPending(); slot != null; slot = NextPending())
            {
                _timeline.SleepUntil(slot.ReadyCounter);
                slot.IsPending = false;
                Outcome outcome = slot.Sensor.End(slot.Samples, out int count);
                Take(epoch, slot, outcome, count);
            }
        }

        private void BeginAll(Epoch epoch)
        {
            for (int i = 0; i < _slots.Length; i++)
            {
                SensorSlot slot = _slots[i];
                Outcome outcome = slot.Sensor.Begin();
                long now = _timeline.Counter.Microseconds;
                slot.BeganCounter = now;
                slot.ReadyCounter = now + slot.Sensor.ReadyAfterMicroseconds;
                slot.IsPending = outcome == Outcome.Ok;
                if (outcome != Outcome.Ok)
                {
                    Take(epoch, slot, outcome, 0);
                }
            }
        }

        // The one that is ready first; at the same time, the one started first.
        private SensorSlot NextPending()
        {
            SensorSlot next = null;
            for (int i = 0; i < _slots.Length; i++)
            {
                if (_slots[i].IsPending && (next == null || _slots[i].ReadyCounter < next.ReadyCounter))
                {
                    next = _slots[i];
                }
            }

            return next;
        }

        private void Take(Epoch epoch, SensorSlot slot, Outcome outcome, int count)
        {
            slot.Note(outcome);
            if (outcome == Outcome.NotReady)
            {
                return;
            }

            int records = outcome == Outcome.Ok ? count : slot.Sensor.SampleCapacity;
            for (int i = 0; i < records; i++)
            {
                Reading reading = epoch.Add();
                if (reading == null)
                {
                    return;
                }

                if (outcome != Outcome.Ok)
                {
                    FillFailure(reading, slot, i, outcome);
                    continue;
                }

                FillValue(reading, slot.Samples[i]);
                Correction correction = slot.Calibration.CorrectionOf(reading.Quantity);
                if (correction != null && !correction.TryApply(reading))
                {
                    FillFailure(reading, slot, i, Outcome.OutOfRange);
                }
            }
        }

        private void FillValue(Reading reading, Sample sample)
        {
            reading.Quantity = sample.Quantity;
            reading.Unit = sample.Unit;
            reading.HasValue = true;
            reading.Outcome = Outcome.Ok;
            reading.DeviceErrorCode = 0;
            reading.Mantissa = sample.Mantissa;
            reading.MeasuredMantissa = sample.Mantissa;
            reading.Exponent = sample.Exponent;
            reading.ValueUncertainty = sample.ValueUncertainty;
            reading.ExposureMicroseconds = sample.ExposureMicroseconds;
            reading.InstrumentTimeSeconds = sample.InstrumentTimeSeconds;
            reading.Status = sample.Status;
            FillStamp(reading, sample.CounterMicroseconds, sample.InstantHalfWidthMicroseconds);
        }

        private void FillFailure(Reading reading, SensorSlot slot, int index, Outcome outcome)
        {
            reading.Quantity = slot.Sensor.QuantityAt(index);
            reading.Unit = Unit.None;
            reading.HasValue = false;
            reading.Outcome = outcome;
            reading.DeviceErrorCode = outcome == Outcome.DeviceError ? slot.Sensor.DeviceErrorCode : 0;
            reading.Mantissa = 0;
            reading.MeasuredMantissa = 0;
            reading.Exponent = 0;
            reading.ValueUncertainty = 0;
            reading.ExposureMicroseconds = 0;
            reading.InstrumentTimeSeconds = 0;
            reading.Status = 0;
            FillStamp(reading, slot.BeganCounter, 0);
        }

        // The stamp's U95 joins the clock's with the rectangle of the acquisition instant: (2 a / sqrt 3)^2 = 4/3 a^2.
        private void FillStamp(Reading reading, long counter, int halfWidthMicroseconds)
        {
            _clock.At(counter, _stamp);
            long clockSquared = _stamp.UncertaintyMicroseconds * _stamp.UncertaintyMicroseconds;

            // Divided first, and up: four squares of a half width of 26 minutes, as records have after an outage, overflow.
            long instantSquared = ((long)halfWidthMicroseconds * halfWidthMicroseconds + 2) / 3 * 4;
            reading.CounterMicroseconds = counter;
            reading.HasUtc = _stamp.HasUtc;
            reading.UtcMicroseconds = _stamp.UtcMicroseconds;
            reading.StampUncertaintyMicroseconds = IntegerMath.SquareRoot(clockSquared + instantSquared) + 1;
            reading.StampBoundMicroseconds = _stamp.BoundMicroseconds + halfWidthMicroseconds;
        }
    }
}
