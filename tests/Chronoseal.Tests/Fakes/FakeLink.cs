using System;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>
    /// A link that records what is published and acknowledges when its script says so. The uplink's Run keeps the caller: the
    /// link ends it after so many publishes or connects.
    /// </summary>
    internal sealed class FakeLink : IMqttLink
    {
        private readonly ManualTimeline _timeline;
        private readonly int[] _openIds = new int[256];
        private IMqttSink _sink;
        private int _nextId = 1;
        private int _open;

        public FakeLink(ManualTimeline timeline)
        {
            _timeline = timeline;
        }

        /// <summary>Stops the task when a limit is reached.</summary>
        public UplinkTask Task { get; set; }

        public CallLog Log { get; } = new CallLog();

        /// <summary>Counter values at which Connect was called, one behind the other.</summary>
        public string ConnectTimes { get; private set; } = "";

        public Outcome ConnectOutcome { get; set; }

        public Outcome PublishOutcome { get; set; }

        /// <summary>Attempts to connect that fail before the first that does not.</summary>
        public int FailingConnects { get; set; }

        public int StopAfterConnects { get; set; } = int.MaxValue;

        public int StopAfterPublishes { get; set; } = int.MaxValue;

        /// <summary>The connection is lost right after so many publishes; once.</summary>
        public int LoseAfterPublishes { get; set; } = int.MaxValue;

        /// <summary>Acknowledges within Publish.</summary>
        public bool IsAcknowledging { get; set; } = true;

        /// <summary>Acknowledges the latest first, when so many are open; 0 to leave it.</summary>
        public int AcknowledgeBackwardsAt { get; set; }

        public int Connects { get; private set; }

        public int Publishes { get; private set; }

        public int Disconnects { get; private set; }

        public bool IsConnected { get; private set; }

        public int RefusalCode
        {
            get { return 0; }
        }

        public void Attach(IMqttSink sink)
        {
            _sink = sink;
        }

        public Outcome Connect(MqttSession session)
        {
            Connects++;
            ConnectTimes += (_timeline.Microseconds / 1000000).ToString() + " ";
            _open = 0;
            IsConnected = ConnectOutcome == Outcome.Ok && Connects > FailingConnects;
            if (Connects >= StopAfterConnects)
            {
                Task.Stop();
            }

            return IsConnected ? Outcome.Ok : ConnectOutcome == Outcome.Ok ? Outcome.Timeout : ConnectOutcome;
        }

        public Outcome Publish(string topic, byte[] payload, int count, bool atLeastOnce, bool retain, out int messageId)
        {
            messageId = 0;
            if (PublishOutcome != Outcome.Ok || !IsConnected)
            {
                return IsConnected ? PublishOutcome : Outcome.BusFault;
            }

            Publishes++;
            messageId = _nextId++;
            string leaf = topic.Substring(topic.LastIndexOf('/') + 1);
            Log.Add(leaf + (retain ? " retained " : " ") + Content(leaf, payload, count) + (atLeastOnce ? "" : " qos0"));
            _openIds[_open++] = messageId;
            Answer(messageId);
            return Outcome.Ok;
        }

        public Outcome Subscribe(string topicFilter, bool atLeastOnce)
        {
            throw new NotSupportedException("the uplink subscribes to nothing");
        }

        public void Disconnect()
        {
            Disconnects++;
            IsConnected = false;
        }

        private void Answer(int messageId)
        {
            if (IsAcknowledging)
            {
                _sink.Acknowledged(messageId);
            }

            if (AcknowledgeBackwardsAt == _open)
            {
                for (int i = _open - 1; i >= 0; i--)
                {
                    _sink.Acknowledged(_openIds[i]);
                }

                _open = 0;
            }

            if (Publishes == LoseAfterPublishes)
            {
                IsConnected = false;
                _sink.Disconnected();
            }

            if (Publishes >= StopAfterPublishes)
            {
                Task.Stop();
            }
        }

        // Frames of a journal bench carry their number in the first byte; the state is text.
        private static string Content(string leaf, byte[] payload, int count)
        {
            if (leaf != "state")
            {
                return payload[0].ToString();
            }

            string text = "";
            for (int i = 0; i < count; i++)
            {
                text += ((char)payload[i]).ToString();
            }

            return text;
        }
    }
}
