namespace Chronoseal.Tests.Host.Field.Console
{
    /// <summary>A pasted configuration with a line that was lost on the way.</summary>
    [TestClass]
    public sealed class SpoiltImportTests
    {
        [TestMethod]
        [DataRow("300")]
        [DataRow("noise")]
        public void WhatFollowsALostLineIsNoCommand(string lost)
        {
            using var node = new FieldNode();
            node.Boot();
            node.Run(20);
            string line = lost == "noise" ? "heartbeat-s=3\u00e90" : "# " + new string('x', 300);
            node.Plant.Console.Clear();
            foreach (string text in new[] { "config import", line, "factory confirm", "reboot" })
            {
                node.Plant.Console.Type(text);
            }

            node.Run(2);
            string shown = node.Type("end");
            StringAssert.Contains(shown, "error OutOfRange: nothing was imported: the line has ");
            StringAssert.Contains(shown, "thrown away; begin again");
            Assert.IsFalse(node.Node.Restart.IsMade);
            Assert.AreEqual(1, node.Plant.BootCount);
            Assert.AreEqual(1, node.Node.Configuration.Generation);
        }
    }
}
