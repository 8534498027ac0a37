using System.Device.Gpio;

namespace Chronoseal.Hal.Nano
{
    /// <summary>A GPIO pin as an output: of a loop-back test, or to a watchdog.</summary>
    public sealed class GpioPulseOutput : IPulseOutput
    {
        private readonly GpioPin _pin;

        /// <summary>Takes over an open output pin and drives it low.</summary>
        public GpioPulseOutput(GpioPin pin)
        {
            _pin = pin;
            _pin.Write(PinValue.Low);
        }

        /// <inheritdoc/>
        public void Set(bool isHigh)
        {
            _pin.Write(isHigh ? PinValue.High : PinValue.Low);
        }
    }
}
