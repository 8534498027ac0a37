using System;

namespace Chronoseal.Node.Stm32
{
    /// <summary>What a stock STM32 image does not give; printed at every start, so that nobody finds out from the data.</summary>
    internal static class Shortcomings
    {
        private static readonly string[] Lines =
        {
            "time: the counter steps by 1 ms; no stamp is better than that, whatever the PPS",
            "pps: captured in a managed handler, up to 100 ms late; the guaranteed bound is never below that",
            "i2c: one device a bus; SHT4x on i2c1, SFA30 on i2c2",
            "rs485: no direction pin; use a transceiver that switches by itself",
            "keys: no entropy fit for them; the key in node.key must come from outside",
            "reset: the reason is Unknown except after standby, so that no brown-out is counted",
            "watchdog: the chip's own does not see a hung task; the supervisor restarts the node instead, and a circuit on the output watchdog the supervisor",
        };

        /// <summary>Prints them.</summary>
        internal static void Print()
        {
            for (int i = 0; i < Lines.Length; i++)
            {
                Console.WriteLine("missing on this board: " + Lines[i]);
            }
        }
    }
}
