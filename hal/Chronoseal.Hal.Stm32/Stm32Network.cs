using System;
using System.Threading;
using Chronoseal.Hal.Nano;
using nanoFramework.Networking;

namespace Chronoseal.Hal.Stm32
{
    /// <summary>
    /// Brings Ethernet up with the stored configuration (DHCP or static, set by nanoff --networkdeployment). Of the stock
    /// images only STM32F769I-DISCOVERY and ORGPAL PALTHREE have a network. Allocates: for start and reconnect only.
    /// </summary>
    public sealed class Stm32Network
    {
        private const int MaxWaitMilliseconds = 600000;

        private readonly ICounter _counter;

        /// <summary>Names the counter that deadlines are values of.</summary>
        public Stm32Network(ICounter counter)
        {
            _counter = counter;
        }

        /// <summary>
        /// Waits until the Ethernet interface has an IPv4 address. <see cref="Outcome.Timeout"/> at the deadline (10 minutes at
        /// most), <see cref="Outcome.Unsupported"/> on an image without network.
        /// </summary>
        public Outcome Connect(long deadlineMicroseconds)
        {
            int waitMilliseconds = Deadlines.MillisecondsUntil(_counter, deadlineMicroseconds);
            if (waitMilliseconds == 0)
            {
                return Outcome.Timeout;
            }

            if (waitMilliseconds > MaxWaitMilliseconds)
            {
                waitMilliseconds = MaxWaitMilliseconds;
            }

            try
            {
                using (CancellationTokenSource limit = new CancellationTokenSource(waitMilliseconds))
                {
                    return Join(limit.Token);
                }
            }
            catch (NotSupportedException)
            {
                // The image has no native part of System.Net.
                return Outcome.Unsupported;
            }
            catch (Exception)
            {
                // The stack reports a missing or broken interface as different exceptions.
                return Outcome.BusFault;
            }
        }

        private static Outcome Join(CancellationToken limit)
        {
            if (NetworkHelper.SetupAndConnectNetwork(limit, false))
            {
                return Outcome.Ok;
            }

            // The platform keeps an exception to itself and answers false, the same as at the deadline.
            return NetworkHelper.Status == NetworkHelperStatus.ExceptionOccurred ? Outcome.Unsupported : Outcome.Timeout;
        }
    }
}
