using Chronoseal.Firmware.Health;

namespace Chronoseal.Firmware.Console
{
    /// <summary>Shows that the console's task lives, where somebody has registered it as <see cref="Task"/>.</summary>
    internal sealed class ConsoleBeat
    {
        /// <summary>The task's name.</summary>
        internal const string Task = "console";

        private readonly Heartbeats _all;
        private Heartbeat _mine;

        internal ConsoleBeat(Heartbeats all)
        {
            _all = all;
        }

        internal void Beat()
        {
            for (int i = 0; _mine == null && i < _all.Count; i++)
            {
                _mine = _all[i].Task == Task ? _all[i] : null;
            }

            if (_mine != null)
            {
                _mine.Beat();
            }
        }
    }
}
