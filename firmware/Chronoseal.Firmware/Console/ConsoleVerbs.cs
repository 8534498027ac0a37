using Chronoseal.Firmware.Console.Buses;
using Chronoseal.Firmware.Console.Calibration;
using Chronoseal.Firmware.Console.Configuration;
using Chronoseal.Firmware.Console.Frames;
using Chronoseal.Firmware.Console.Health;
using Chronoseal.Firmware.Console.Session;
using Chronoseal.Firmware.Console.Views;
using Chronoseal.Firmware.Nodes;

namespace Chronoseal.Firmware.Console
{
    /// <summary>All verbs, in the order in which help lists them.</summary>
    public static class ConsoleVerbs
    {
        /// <summary>Makes them for a node; those that take more lines, stream or wait get the session.</summary>
        public static IVerb[] All(Node node, ConsoleSession session)
        {
            var help = new HelpVerb();
            IVerb[] all =
            {
                help,
                new InfoVerb(node),
                new StatusVerb(node),
                new TimeVerb(node),
                new PulseVerb(node, session),
                new SensorsVerb(node),
                new ReadVerb(node, session),
                new SelfTestVerb(node, session),
                new ScanVerb(node, session),
                new ModbusVerb(node, session),
                new TapVerb(node, session),
                new FramesVerb(node),
                new JournalVerb(node),
                new MqttVerb(node, session),
                new ConfigVerb(node, session),
                new CalVerb(node),
                new KeyVerb(node),
                new LogVerb(node, session),
                new HeapVerb(node),
                new UptimeVerb(node),
                new BootsVerb(node),
                new RebootVerb(node),
                new FactoryVerb(node),
                new EchoVerb(session),
                new PromptVerb(session),
            };
            help.List(all);
            return all;
        }
    }
}
