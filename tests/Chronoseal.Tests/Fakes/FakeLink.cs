using System;
using Chronoseal.Firmware.Uplink;
using Chronoseal.Hal;

namespace Chronoseal.Tests.Fakes
{
    /// <summary>
    /// A link that records what is published and acknowledges when its script says so. The uplink's Run keeps the caller: the
    /// link ends it after so many publishes or connects. It is its own source too: what was let go of is made again.
    /// </summary>
    internal sealed class FakeLink : IMqttLink, ILinkSource
    {
        private const long DayMicroseconds = 86400000000;

        private readonly ManualTimeline _timeline;
        private readonly int[] _openIds = new int[256];
        private IMqttSink _sink;
        private long _lastConnect;
        private int _nextId = 1;
        private int _open;

        public FakeLink(ManualTimeline timeline)
        {
            _timeline = timeline;
            _timeline.LimitMicroseconds = DayMicroseconds;
        }

        /// <summary>Stops the task when a limit is reached.</summary>
        public UplinkTask Task { get; set; }

        public CallLog Log { get; } = new CallLog();

        /// <summary>Shortest and longest time between two connects, microseconds.</summary>
        public long ShortestPause { get; private set; } = long.MaxValue;

        public long LongestPause { get; private set; }

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

        public LinkFailure Failure { get; set; }

        /// <summary>What <see cref="Open"/> gives from the second on.</summary>
        public Outcome OpenOutcome { get; set; }

        public int Opens { get; private set; }

        public int Disposes { get; private set; }

        /// <summary>Every acknowledgement comes twice, and one that nobody waits for beside it.</summary>
        public bool IsStuttering { get; set; }

        /// <summary>The message with this number since the start is never acknowledged.</summary>
        public int Swallowed { get; set; }

        /// <summary>The most QoS 1 messages that were ever under way at a time, where nothing is acknowledged backwards.</summary>
        public int MostOpen { get; private set; }

        /// <summary>Counter values in milliseconds at which frames were published, one behind the other.</summary>
        public string FrameTimes { get; private set; } = "";

        /// <summary>The link reports that it gave up on the message with this number, as M2Mqtt does after three tries.</summary>
        public int GivenUp { get; set; }

        /// <summary>The broker hangs up on every frame, and takes everything else.</summary>
        public bool IsHangingUpOnFrames { get; set; }

        public int StopAfterOpens { get; set; } = int.MaxValue;

        public long NowMicroseconds
        {
            get { return _timeline.Microseconds; }
        }

        public Outcome Open(out IMqttLink link)
        {
            Opens++;
            if (Opens >= StopAfterOpens)
            {
                Task.Stop();
            }

            link = Opens == 1 || OpenOutcome == Outcome.Ok ? this : null;
            return link != null ? Outcome.Ok : OpenOutcome;
        }

        public void Dispose()
        {
            Disposes++;
            IsConnected = false;
            _sink = null;
        }

        public void Attach(IMqttSink sink)
        {
            _sink = sink;
        }

        public Outcome Connect(MqttSession session)
        {
            Connects++;
            NotePause();
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
            FrameTimes += leaf == "frame" ? (_timeline.Microseconds / 1000).ToString() + " " : "";
            _openIds[_open++] = messageId;
            MostOpen = _open > MostOpen ? _open : MostOpen;
            if (IsHangingUpOnFrames && leaf == "frame")
            {
                IsConnected = false;
                _sink.Disconnected();
                return Outcome.Ok;
            }

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

        private void NotePause()
        {
            long pause = _timeline.Microseconds - _lastConnect;
            _lastConnect = _timeline.Microseconds;
            if (Connects > 1)
            {
                ShortestPause = pause < ShortestPause ? pause : ShortestPause;
                LongestPause = pause > LongestPause ? pause : LongestPause;
            }
        }

        private void Answer(int messageId)
        {
            if (Publishes == GivenUp)
            {
                _sink.Lost(messageId);
            }
            else if (IsAcknowledging && Publishes != Swallowed)
            {
                _sink.Acknowledged(messageId);
                _open--;
            }

            if (IsStuttering)
            {
                _sink.Acknowledged(messageId);
                _sink.Acknowledged(65535);
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
