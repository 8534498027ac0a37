using Chronoseal.Hal.Host.Mqtt;

namespace Chronoseal.Tests.Host.Mqtt
{
    /// <summary>The examples of MQTT 3.1.1, 4.7, and what they leave out.</summary>
    [TestClass]
    public sealed class TopicRulesTests
    {
        [TestMethod]
        [DataRow("sport/tennis/player1/#", "sport/tennis/player1", true)]
        [DataRow("sport/tennis/player1/#", "sport/tennis/player1/ranking", true)]
        [DataRow("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true)]
        [DataRow("sport/tennis/player1/#", "sport/tennis/player10", false)]
        [DataRow("sport/#", "sport", true)]
        [DataRow("#", "sport", true)]
        [DataRow("#", "/", true)]
        [DataRow("sport/tennis/+", "sport/tennis/player1", true)]
        [DataRow("sport/tennis/+", "sport/tennis/player1/ranking", false)]
        [DataRow("sport/+", "sport", false)]
        [DataRow("sport/+", "sport/", true)]
        [DataRow("+", "sport", true)]
        [DataRow("+/tennis/#", "sport/tennis", true)]
        [DataRow("+/+", "/finance", true)]
        [DataRow("/+", "/finance", true)]
        [DataRow("+", "/finance", false)]
        [DataRow("#", "$SYS/x", false)]
        [DataRow("+/monitor/Clients", "$SYS/monitor/Clients", false)]
        [DataRow("$SYS/#", "$SYS/x", true)]
        [DataRow("$SYS/monitor/+", "$SYS/monitor/Clients", true)]
        [DataRow("a/b", "a/b", true)]
        [DataRow("a/b", "a/B", false)]
        [DataRow("a/b", "a/b/", false)]
        [DataRow("a/b/", "a/b", false)]
        [DataRow("a/+/c", "a//c", true)]
        [DataRow("a/+/+/#", "a/b", false)]
        public void Matches(string filter, string name, bool expected)
        {
            Assert.IsNull(TopicRules.FaultOfFilter(filter));
            Assert.IsNull(TopicRules.FaultOfName(name));
            Assert.AreEqual(expected, TopicRules.Matches(filter, name));
        }
    }
}
