using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Health;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Host.Field.Calibration
{
    /// <summary>The verb cal on a node that samples.</summary>
    [TestClass]
    public sealed class CalVerbTests
    {
        private const string Neutral = "temp-offset=0 temp-offset-unit=Cel temp-slope=1 rh-offset=0 rh-offset-unit=%RH rh-slope=1";

        [TestMethod]
        public void ListShowsEverySensor()
        {
            using CalibratedNode node = Running();
            Assert.AreEqual(
                "name=climate cert= date= due= " + Neutral
                + "; name=hcho cert= date= due= hcho-offset=0 hcho-offset-unit=ppm hcho-slope=1"
                + "; name=particles cert= date= due="
                + "; name=toc cert= date= due= toc-offset=0 toc-offset-unit=ppm toc-slope=1",
                node.Type("cal list").Text);
        }

        [TestMethod]
        public void SetTakesAllAtOnceAndOneGeneration()
        {
            using CalibratedNode node = Running();
            RecordedAnswer answer = node.Type("cal set climate \"cert=DKD K 12\" date=2026-03-01 due=2027-03-01 temp-offset=-0.120 rh-slope=1.0020");
            Assert.AreEqual("Ok", answer.Code);
            Assert.AreEqual("2", answer["generation"]);
            Assert.AreEqual("no", answer["restart"]);
            StringAssert.Contains(answer.Sentences.Single(), "event frame");
            StringAssert.Contains(node.Type("cal set climate").Text, "cert=DKD K 12 date=2026-03-01 due=2027-03-01 due-days=");
            StringAssert.Contains(node.Type("cal set climate").Text, "temp-offset=-0.12 temp-offset-unit=Cel temp-slope=1 rh-offset=0 rh-offset-unit=%RH rh-slope=1.002");
            answer = node.Type("cal set climate rh-slope=1.002");
            Assert.AreEqual("2", answer["generation"], "the same again");
            StringAssert.Contains(answer.Sentences.Single(), "Nothing");
            node.World.RunSeconds(5);
            Assert.AreEqual("event/cal/climate", node.Log.Events.Single().Records[0].Name);
            answer = node.Type("cal set climate cert= date= due= temp-offset=0 rh-slope=1");
            Assert.AreEqual("name=climate cert= date= due= " + Neutral + " generation=3 restart=no", answer.Text);
            node.World.RunSeconds(5);
            Assert.AreEqual("none", node.Log.Events.Last().Records.Single().Text);
        }

        // The plant's day is 2026-06-01.
        [TestMethod]
        [DataRow("2026-06-01", "0")]
        [DataRow("2026-05-31", "-1")]
        [DataRow("2027-06-01", "365")]
        public void DaysAreCountedWhereTheClockKnowsThem(string due, string days)
        {
            using CalibratedNode node = Running();
            Assert.AreEqual("Ok", node.Type("cal set toc due=" + due).Code);
            Assert.AreEqual(days, node.Type("cal set toc")["due-days"]);
            node.Plant.CutPower(1_000);
            node.World.RunSeconds(1.5);
            Assert.IsFalse(node.Type("cal set toc").Text.Contains("due-days", StringComparison.Ordinal), "before the clock is acquired");
        }

        [TestMethod]
        [DataRow("cal set climate date=2026-02-30", "OutOfRange", "cal-climate-date must be a date")]
        [DataRow("cal set climate date=2026-2-3", "OutOfRange", "cal-climate-date must be a date")]
        [DataRow("cal set climate date=2026-03-02 due=2026-03-01", "OutOfRange", "cal-climate-due is before cal-climate-date; correct")]
        [DataRow("cal set climate temp-slope=2.1", "OutOfRange", "cal-temp-slope must be a number, 0.5 to 2")]
        [DataRow("cal set climate temp-slope=0", "OutOfRange", "0.5 to 2")]
        [DataRow("cal set climate temp-offset=1e3", "OutOfRange", "cal-temp-offset must be a number")]
        [DataRow("cal set climate temp-offset=0.0000001", "OutOfRange", "6 decimals")]
        [DataRow("cal set climate hcho-slope=1", "OutOfRange", "no such value")]
        [DataRow("cal set particles pc1-slope=1", "OutOfRange", "no such value")]
        [DataRow("cal set climate cert", "OutOfRange", "no such value")]
        [DataRow("cal set climate =3", "OutOfRange", "no such value")]
        [DataRow("cal set climate cert=A temp-slope=9", "OutOfRange", "nothing was changed")]
        [DataRow("cal set cellar cert=A", "OutOfRange", "no such sensor; 'cal list'")]
        [DataRow("cal set", "Usage", "cal set SENSOR")]
        [DataRow("cal", "Usage", "cal list")]
        [DataRow("cal list climate", "Usage", "cal list")]
        [DataRow("cal export", "Usage", "cal list")]
        public void WhatCannotBeIsRefusedWithCauseAndRemedyAndChangesNothing(string line, string code, string cause)
        {
            using CalibratedNode node = Running();
            RecordedAnswer answer = node.Type(line);
            Assert.AreEqual(code, answer.Code);
            StringAssert.Contains(answer.Text, cause);
            StringAssert.Contains(answer.Text, "; ");
            Assert.AreEqual(1L, node.Node.Configuration.Generation);
            Assert.IsFalse(node.Node.Configuration.HasUnsaved);
        }

        [TestMethod]
        public void OtherUnsavedChangesStayUnsaved()
        {
            using CalibratedNode node = Running();
            ConfigurationStore store = node.Node.Configuration;
            Assert.AreEqual(Outcome.Ok, store.Working.TrySet(Setting.KeepAlive, "60"));
            Assert.AreEqual("Ok", node.Type("cal set toc cert=T-9").Code);
            Assert.AreEqual("30", store.Saved.Get(Setting.KeepAlive));
            Assert.AreEqual("60", store.Working.Get(Setting.KeepAlive));
            Assert.AreEqual("T-9", store.Working.Get(Setting.TocCertificate));
            Assert.IsFalse(node.Node.Restart.IsMade);
        }

        [TestMethod]
        public void WithoutAGatewayItRestartsTheNode()
        {
            using CalibratedNode node = Running();
            node.Node.Gateway = null;
            RecordedAnswer answer = node.Type("cal set toc cert=T-9");
            Assert.AreEqual("Restarting", answer.Code);
            Assert.AreEqual(RestartCause.Configuration, node.Node.Restart.Cause);
            Assert.AreEqual("yes", answer["restart"]);
        }

        private static CalibratedNode Running()
        {
            var node = new CalibratedNode();
            node.World.RunSeconds(20);
            return node;
        }
    }
}
