using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Console
{
    /// <summary>The console's task: reads lines, carries them out, answers.</summary>
    public sealed class ConsoleTask
    {
        private readonly Node _node;
        private readonly ISerialPort _port;

        /// <summary>Makes the task; <see cref="Run"/> is its body.</summary>
        public ConsoleTask(Node node, ISerialPort port)
        {
            _node = node;
            _port = port;
        }

        /// <summary>The task's body: never ends.</summary>
        public void Run()
        {
            _port.Discard();
        }
    }
}
