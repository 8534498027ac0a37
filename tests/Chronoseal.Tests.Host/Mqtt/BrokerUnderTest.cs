using System.Collections.Concurrent;
using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>A broker on a free port, with its log.</summary>
    internal sealed class BrokerUnderTest : IDisposable
    {
        private const int PatienceMilliseconds = 5000;
        private readonly BlockingCollection<string> _log = [];
        private readonly MqttBroker _broker;

        internal BrokerUnderTest(BrokerLimits? limits = null, string? userName = null, string? password = null)
        {
            var settings = new MqttBrokerSettings { Limits = limits ?? new BrokerLimits(), UserName = userName, Password = password, Log = Keep };
            Hal.Outcome outcome = MqttBroker.Start(settings, out MqttBroker? broker, out string error);
            Assert.AreEqual(Hal.Outcome.Ok, outcome, error);
            _broker = broker!;
        }

        internal int Port => _broker.Port;

        internal MqttBroker Broker => _broker;

        public void Dispose()
        {
            _broker.Dispose();
        }

        /// <summary>Reads the log until a line holds the text.</summary>
        internal string WaitForLog(string text)
        {
            var seen = new List<string>();
            while (_log.TryTake(out string? line, PatienceMilliseconds))
            {
                seen.Add(line);
                if (line.Contains(text, StringComparison.Ordinal))
                {
                    return line;
                }
            }

            Assert.Fail($"'{text}' was not logged, but: {string.Join(" | ", seen)}");
            return string.Empty;
        }

        private void Keep(string line)
        {
            _log.Add(line);
        }
    }
}
