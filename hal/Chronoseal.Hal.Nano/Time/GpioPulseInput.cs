using System;
using System.Device.Gpio;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// Rising edges of a GPIO pin, stamped in the managed ValueChanged handler, whose first statement reads the counter. The
    /// interrupt routine's own time stamp does not reach managed code (System.Device.Gpio GpioPinEventListener drops it), so
    /// that the value is always late, by the slices of the threads that are ready, and never early. No debounce: the platform
    /// implements it by delaying the event. When more events wait than the platform's queue holds, it drops the oldest.
    /// The platform allocates two small objects an edge; nothing is allocated here.
    /// </summary>
    public sealed class GpioPulseInput : IPulseInput
    {
        /// <summary>
        /// The default of <see cref="LatencyLimitMicroseconds"/>: a time slice of 20 ms (nf-interpreter
        /// c_TimeQuantum_Milliseconds) for each of the five tasks of the gateway that may be ready at once. It does not cover a
        /// collection of a large heap: a board that measures more must declare more.
        /// </summary>
        public const int DefaultLatencyLimitMicroseconds = 100000;

        private readonly GpioPin _pin;
        private readonly ICounter _counter;
        private IPulseSink _sink;

        /// <summary>Takes over an open input pin.</summary>
        /// <param name="pin">The pin, opened as an input; kept open as long as this object lives.</param>
        /// <param name="counter">The counter that stamps the edges.</param>
        /// <param name="latencyLimitMicroseconds">The most that a stamp can be late, in microseconds.</param>
        public GpioPulseInput(GpioPin pin, ICounter counter, int latencyLimitMicroseconds)
        {
            _pin = pin;
            _counter = counter;
            LatencyLimitMicroseconds = latencyLimitMicroseconds;
        }

        /// <inheritdoc/>
        public PulseCapture Capture
        {
            get { return PulseCapture.Handler; }
        }

        /// <inheritdoc/>
        public int QuantumMicroseconds
        {
            get { return _counter.QuantumMicroseconds; }
        }

        /// <inheritdoc/>
        public int LatencyLimitMicroseconds { get; }

        /// <inheritdoc/>
        public void Attach(IPulseSink sink)
        {
            if (sink == null)
            {
                throw new ArgumentNullException();
            }

            bool isFirst = _sink == null;
            _sink = sink;
            if (isFirst)
            {
                _pin.ValueChanged += OnValueChanged;
            }
        }

        private void OnValueChanged(object sender, PinValueChangedEventArgs change)
        {
            long edgeMicroseconds = _counter.Microseconds;
            if (change.ChangeType == PinEventTypes.Rising)
            {
                _sink.Edge(edgeMicroseconds);
            }
        }
    }
}
